using Hengjian.Domain.Access;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Results;

/// <summary>名次表 row: one evaluated unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="City">The city it lies in; null for cities and provinces.</param>
/// <param name="Sheet">Its score sheet.</param>
/// <param name="LastTotal">Total of the round before; null when there is none to compare.</param>
public sealed record Standing(Region Unit, Region? City, ScoreSheet Sheet, double? LastTotal)
{
    /// <summary>Points more than last year; null when one of the two is open.</summary>
    public double? Change => Sheet.Total - LastTotal;

    /// <summary>Items that keep the total open.</summary>
    public IReadOnlyList<ItemScore> OpenItems { get; } =
        [.. Sheet.Items.Where(i => i.IsOpen)];

    /// <summary>Number of items whose standard is met.</summary>
    public int Met => Sheet.Items.Count(i => i.Met == true);

    /// <summary>Number of items known not to meet their standard.</summary>
    public int NotMet => Sheet.Items.Count(i => i.Met == false);

    /// <summary>No grade is settled.</summary>
    public bool IsOpen => Sheet.Grade is null || Sheet.Grade == AllMustPassGrades.Open;
}

/// <summary>Which rows of a standing are wanted; the address carries it.</summary>
/// <param name="Search">Part of a unit's name or code; empty for all.</param>
/// <param name="Grade">A grade; “未定” for open ones; empty for all.</param>
/// <param name="City">Region code of a city; null for all.</param>
/// <param name="OpenOnly">Only units with items that lack data or reviews.</param>
public sealed record StandingFilter(string Search = "", string Grade = "", int? City = null, bool OpenOnly = false)
{
    /// <summary>The word for “no grade yet” in filters.</summary>
    public const string NoGrade = "未定";

    /// <summary>True when a row passes.</summary>
    public bool Lets(Standing row) =>
        (Search.Length == 0 || row.Unit.Name.Contains(Search, StringComparison.Ordinal) || row.Unit.CodeText.StartsWith(Search, StringComparison.Ordinal))
        && (Grade.Length == 0 || (Grade == NoGrade ? row.IsOpen : row.Sheet.Grade == Grade))
        && (City is null || row.Unit.Code == City || row.City?.Code == City)
        && (!OpenOnly || row.OpenItems.Count > 0);
}

/// <summary>Makes standings.</summary>
public static class Standings
{
    /// <summary>Every evaluated unit of the scope: ranked ones best first, open ones after them in tree order.</summary>
    public static IReadOnlyList<Standing> Of(RoundResults results, RegionScope scope) =>
    [
        .. results.SheetsIn(scope).Select(s => Row(results, s))
            .OrderBy(r => r.Sheet.Rank ?? int.MaxValue)
            .ThenBy(r => results.HasPoints ? 0 : GradePlace(results, r.Sheet.Grade))
            .ThenBy(r => results.HasPoints ? 0 : r.NotMet)
            .ThenBy(r => r.Unit.Code),
    ];

    /// <summary>One unit's row.</summary>
    public static Standing Row(RoundResults results, ScoreSheet sheet)
    {
        results.Regions.TryFind(sheet.Region, out var unit);
        unit ??= new Region(sheet.Region, results.NameOf(sheet.Region), results.Scheme.Level, null);
        Region? city = null;
        if (unit.Level == RegionLevel.County && unit.ParentCode is { } parent) results.Regions.TryFind(parent, out city);
        return new Standing(unit, city, sheet, results.Earlier?.TotalOf(sheet.Region));
    }

    private static int GradePlace(RoundResults results, string? grade)
    {
        var grades = results.Grades;
        for (var i = 0; i < grades.Count; i++) if (grades[i] == grade) return i;
        return grades.Count;
    }
}
