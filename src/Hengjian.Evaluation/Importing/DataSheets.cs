using Hengjian.Documents.Sheets;

namespace Hengjian.Evaluation.Importing;

/// <summary>Finds the sheets of a book that hold data of the kind.</summary>
internal static class DataSheets
{
    /// <summary>Sheets that our own files carry beside the data.</summary>
    public const string Example = "示例";

    /// <summary>How to fill in the template.</summary>
    public const string Guide = "填表说明";

    /// <summary>The codes of the regions.</summary>
    public const string RegionCodes = "行政区划代码";

    /// <summary>The errors of a returned copy.</summary>
    public const string Errors = "错误清单";

    private static readonly string[] OurOwn = [Example, Guide, RegionCodes, Errors, TemplateMark.SheetName];

    /// <summary>
    /// Visible sheets with a header that can be recognised, their first rows, and which of these it is. Of the others
    /// those that hold anything are warned of: a clerk has to know what was not read.
    /// </summary>
    public static List<(int Sheet, List<HeaderRow> Top, int Header)> Find(
        SheetBook book, HeaderReader headers, IssueLog log)
    {
        var found = new List<(int, List<HeaderRow>, int)>();
        for (var i = 0; i < book.Sheets.Count; i++)
        {
            if (OurOwn.Contains(book.Sheets[i].Name)) continue;
            var opened = book.Read(i);
            if (!book.Sheets[i].IsHidden)
                foreach (var problem in opened.Problems) log.Add(problem);
            if (!opened.TryGet(out var reader)) continue;
            using (reader)
            {
                var header = headers.Find(reader, out var top);
                var isHidden = book.Sheets[i].IsHidden;
                if (reader.Problem is { } stopped && !isHidden) log.Add(stopped);
                else if (header >= 0 && !isHidden) found.Add((i, top, header));
                else if (header >= 0) log.Warn(ImportProblems.SheetNotRead(book.Sheets[i].Name, "它是隐藏的"));
                else if (!isHidden && top.Exists(r => r.Keys.Any(k => k.Length > 0)))
                    log.Warn(ImportProblems.SheetNotRead(book.Sheets[i].Name, "认不出表头"));
            }
        }
        return found;
    }
}
