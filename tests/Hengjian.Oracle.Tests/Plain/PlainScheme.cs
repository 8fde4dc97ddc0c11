using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>A leaf of a scheme.</summary>
internal sealed record PlainItem(string Id, double Points, bool Bonus, PlainYaml Rule);

/// <summary>A demotion, cap or veto.</summary>
internal sealed record PlainGradeRule(string Id, string Effect, string Grade, PlainYaml? When);

/// <summary>A scheme file, read on its own (schemes/README.md).</summary>
internal sealed class PlainScheme
{
    private PlainScheme(PlainYaml yaml)
    {
        Year = int.Parse(yaml.Need("year"), System.Globalization.CultureInfo.InvariantCulture);
        Level = Words.Level(yaml.Need("level"));
        AllMustPass = yaml.Text("kind") == "all-must-pass";
        Missing = yaml.Text("missing") ?? "stop";
        UsesPartial = yaml.Text("partial") == "use";
        Credibility = yaml.Text("credibility") ?? "none";
        Grades = [.. yaml.Maps("grades").Select(g => (g.Need("name"), g.Number("from")!.Value))];
        GradeRules = [.. yaml.Maps("grade_rules")
            .Select(r => new PlainGradeRule(r.Need("id"), r.Need("effect"), r.Text("grade") ?? "", r.Map("when")))];
        Items = [.. yaml.Maps("items").SelectMany(Leaves)];
    }

    public int Year { get; }

    public RegionLevel Level { get; }

    public bool AllMustPass { get; }

    public string Missing { get; }

    public bool UsesPartial { get; }

    public string Credibility { get; }

    /// <summary>Best first.</summary>
    public IReadOnlyList<(string Name, double From)> Grades { get; }

    public IReadOnlyList<PlainGradeRule> GradeRules { get; }

    public IReadOnlyList<PlainItem> Items { get; }

    public static PlainScheme Read(string text) => new(PlainYaml.Read(text));

    private static IEnumerable<PlainItem> Leaves(PlainYaml item) => item.Has("items")
        ? item.Maps("items").SelectMany(Leaves)
        : [new PlainItem(item.Need("id"), item.Number("points") ?? 0, item.Flag("bonus"), item.Map("rule")!)];
}

/// <summary>What somebody said about a unit and an item or grade rule: expert, answer, cases, not-applicable, self.</summary>
internal sealed record PlainReview(int Region, string Item, string Kind, double Number = 0, bool Yes = false, bool Confirmed = false);

/// <summary>How far an item got, with what is known of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="State">scored, not-applicable, awaiting or missing.</param>
/// <param name="Points">Null when there are none.</param>
/// <param name="Met">Whether the standard is met.</param>
/// <param name="Gain">Gain over the baseline.</param>
/// <param name="Cases">Cases of a deduction.</param>
internal sealed record PlainScore(
    PlainItem Item, string State, double? Points = null, bool? Met = null, double? Gain = null, double? Cases = null);

/// <summary>A step towards the grade: kind, before and after as words or points.</summary>
internal sealed record PlainStep(string Kind, string Before, string After);

/// <summary>The sheet of a unit.</summary>
internal sealed record PlainSheet(
    int Region, IReadOnlyList<PlainScore> Items, decimal? Total, IReadOnlyList<PlainStep> Steps, string? Grade)
{
    public int? Rank { get; init; }

    /// <summary>The value that a grade rule asks for is missing, and nobody has said whether its event happened.</summary>
    public bool RuleIsOpen { get; init; }
}
