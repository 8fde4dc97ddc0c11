using Hengjian.Documents.Sheets;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>An error and its cell.</summary>
/// <param name="File">Position of the file.</param>
/// <param name="Sheet">Position of the sheet.</param>
/// <param name="Row">Row or line from 1; 0 for the file as a whole.</param>
/// <param name="Column">Column from 1; 0 for the row as a whole.</param>
/// <param name="Problem">With its place in words.</param>
internal sealed record ImportIssue(int File, int Sheet, int Row, int Column, Problem Problem);

/// <summary>Collects errors up to a limit and counts the rest, so that a wrong file costs no memory.</summary>
internal sealed class IssueLog(int limit)
{
    private const int MostWarnings = 1_000;
    private readonly List<ImportIssue> issues = [];
    private readonly List<Problem> warnings = [];
    private int file;
    private int sheet;
    private string fileName = "";
    private string sheetName = "";
    private bool isCsv;

    public long Count { get; private set; }

    /// <summary>No more are kept.</summary>
    public bool IsFull => issues.Count >= limit;

    public IReadOnlyList<ImportIssue> Issues => issues;

    public IReadOnlyList<Problem> Warnings => warnings;

    public IReadOnlyList<Problem> Problems => Count > issues.Count
        ? [.. issues.Select(i => i.Problem), ImportProblems.TooManyProblems(issues.Count, Count)]
        : [.. issues.Select(i => i.Problem)];

    /// <summary>Errors from now on are of this file.</summary>
    public void BeginFile(int number, string name) => (file, fileName, sheet, sheetName) = (number, name, 0, "");

    /// <summary>Errors from now on are of this sheet.</summary>
    /// <param name="number">Position of the sheet.</param>
    /// <param name="name">Its tab, when messages have to tell it from others; empty when it is the only one.</param>
    /// <param name="format">Of the file.</param>
    public void BeginSheet(int number, string name, SheetFormat format) =>
        (sheet, sheetName, isCsv) = (number, name, format == SheetFormat.Csv);

    /// <summary>Adds an error; row and column from 1, 0 for none.</summary>
    public void Add(Problem problem, int row = 0, int column = 0)
    {
        Count++;
        if (issues.Count < limit) issues.Add(new ImportIssue(file, sheet, row, column, Placed(problem, row, column)));
    }

    /// <summary>Adds an error to a cell read before.</summary>
    public void AddAt(int ofFile, int ofSheet, int row, int column, Problem problem, string place)
    {
        Count++;
        if (issues.Count < limit)
            issues.Add(new ImportIssue(ofFile, ofSheet, row, column, problem with { Where = place }));
    }

    /// <summary>True when this file has an error already.</summary>
    public bool HasErrorsOf(int ofFile) => issues.Exists(i => i.File == ofFile);

    /// <summary>Adds a warning.</summary>
    public void Warn(Problem problem, int row = 0, int column = 0)
    {
        if (warnings.Count < MostWarnings) warnings.Add(Placed(problem, row, column));
    }

    /// <summary>A row as messages name it: “表.xlsx”第 5 行, or “表.xlsx”的工作表“城关镇”第 5 行.</summary>
    public string Place(int row) => Place(fileName, sheetName, row);

    /// <inheritdoc cref="Place(int)"/>
    public static string Place(string file, string sheet, int row) => $"{Place(file, sheet)}第 {row} 行";

    private static string Place(string file, string sheet) =>
        sheet.Length == 0 ? $"“{file}”" : $"“{file}”的工作表“{sheet}”";

    private Problem Placed(Problem problem, int row, int column)
    {
        var place = Place(fileName, sheetName) + (problem.Where ?? "");
        if (row > 0) place += $"第 {row} 行";
        if (column > 0) place += isCsv ? $"第 {column} 列" : $"（{CellAddress.Of(row, column)}）";
        return problem with { Where = place };
    }
}
