using System.Globalization;
using Hengjian.Domain.Regions;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.Regions;

/// <summary>A region as typed: code and name.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Name">Chinese.</param>
public sealed record TypedRegion(string Code, string Name);

/// <summary>What was typed into the form of an act, kept when it was not taken.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Code">The region it is done to; empty when something is founded.</param>
/// <param name="With">Merge: the others.</param>
/// <param name="Parent">Code of the region above afterwards.</param>
/// <param name="To">What is there afterwards.</param>
/// <param name="On">First day, yyyy-MM-dd.</param>
/// <param name="Document">文号.</param>
public sealed record RegionActForm(
    RegionActKind Kind, string Code, IReadOnlyList<string> With, string Parent, IReadOnlyList<TypedRegion> To, string On, string Document)
{
    /// <summary>Rows offered when a region is split.</summary>
    public const int SplitRows = 6;

    /// <summary>The form as it opens for one region.</summary>
    internal static RegionActForm Begin(RegionActKind kind, int? code, IReadOnlyList<RegionRecord> rows, DateOnly today)
    {
        var row = rows.FirstOrDefault(r => r.RegionCode == code && r.ValidTo is null);
        var same = row is null ? new TypedRegion("", "") : new TypedRegion(Digits(row.RegionCode), row.Name);
        return kind == RegionActKind.Found
            ? new RegionActForm(kind, "", [], row is null ? "" : Digits(row.RegionCode), [new TypedRegion("", "")], Text(today), "")
            : new RegionActForm(kind, same.Code, [], row?.ParentCode is { } p ? Digits(p) : "", [same], Text(today), "");
    }

    /// <summary>What was typed.</summary>
    internal static RegionActForm Read(IFormCollection form) => new(
        Enum.TryParse<RegionActKind>(form["kind"], out var kind) && Enum.IsDefined(kind) ? kind : RegionActKind.Rename,
        form["code"].ToString().Trim(),
        [.. form["with"].OfType<string>().Select(w => w.Trim()).Where(w => w.Length > 0)],
        form["parent"].ToString().Trim(),
        [.. form["to-code"].Zip(form["to-name"], (c, n) => new TypedRegion((c ?? "").Trim(), (n ?? "").Trim())).Where(t => t.Code.Length + t.Name.Length > 0)],
        form["on"].ToString().Trim(),
        form["document"].ToString());

    /// <summary>The act, or what could not be read.</summary>
    internal Result<RegionAct> ToAct(IReadOnlyList<RegionRecord> rows)
    {
        var problems = new List<Problem>();
        if (DayOf(On) is not { } on)
        {
            problems.Add(RegionFormProblems.BadDay(On));
            return Result.Fail<RegionAct>(problems);
        }
        IReadOnlyList<string> codes = Kind == RegionActKind.Found ? [] : [Code, .. Kind == RegionActKind.Merge ? With : []];
        var from = new List<int>();
        foreach (var text in codes)
        {
            if (CodeOf(text) is { } code) from.Add(code);
            else problems.Add(RegionFormProblems.BadCode(text));
        }
        if (problems.Count > 0) return Result.Fail<RegionAct>(problems);
        var old = rows.FirstOrDefault(r => from.Count > 0 && r.RegionCode == from[0] && r.HoldsOn(on));
        // Only a region founded or moved names the one above; others stay where they were.
        var parent = Kind is RegionActKind.Found or RegionActKind.Move ? CodeOf(Parent) : old?.ParentCode;
        var above = rows.FirstOrDefault(r => r.RegionCode == parent && r.HoldsOn(on));
        if (Kind is RegionActKind.Found or RegionActKind.Move && above is null) problems.Add(RegionFormProblems.NoParent());
        var level = Kind is RegionActKind.Found && above is not null ? above.Level + 1 : old?.Level ?? RegionLevel.County;
        var to = new List<Region>();
        foreach (var typed in Kind == RegionActKind.Abolish ? [] : To)
        {
            var text = Kind == RegionActKind.Rename ? Code : typed.Code;
            if (CodeOf(text) is { } code) to.Add(new Region(code, typed.Name, level, parent));
            else problems.Add(RegionFormProblems.BadCode(text));
        }
        return problems.Count > 0 ? Result.Fail<RegionAct>(problems) : new RegionAct(Kind, on, from, to);
    }

    /// <summary>A day as a form sends it; null when it is none.</summary>
    internal static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Six digits.</summary>
    internal static string Digits(int code) => code.ToString("D6", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? CodeOf(string text) =>
        text.Length == 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
}
