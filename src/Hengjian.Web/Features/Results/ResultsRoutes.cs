using System.Globalization;
using Hengjian.Indicators.Facts;
using Microsoft.AspNetCore.WebUtilities;

namespace Hengjian.Web.Features.Results;

/// <summary>Every address of the results. All carry the round, so that a link shows another person the same thing.</summary>
internal sealed class ResultsRoutes(long round)
{
    internal const string Root = "/results";
    internal const string UnitPattern = "/results/units/{code:int}";
    internal const string IndicatorsPath = "/results/indicators";
    internal const string IndicatorPattern = "/results/indicators/{id}";
    internal const string IndicatorExportPattern = "/results/indicators/{id}/export";
    internal const string SchoolPattern = "/results/schools/{code}";
    internal const string RowPattern = "/results/rows/{grain}/{period:int}/{row:int}";
    internal const string YearsPath = "/results/years";
    internal const string YearsExport = "/results/years/export";
    internal const string OverviewExport = "/results/export";
    internal const string UnitExportPattern = "/results/units/{code:int}/export";

    /// <summary>The pair every address keeps.</summary>
    internal KeyValuePair<string, string> RoundPair { get; } = new("round", round.ToString(CultureInfo.InvariantCulture));

    internal string Overview => With(Root);

    internal string Indicators => With(IndicatorsPath);

    internal string Years => With(YearsPath);

    internal string Unit(int code) => With($"/results/units/{Text(code)}");

    internal string UnitExport(int code) => With($"/results/units/{Text(code)}/export");

    /// <summary>A unit's sheet with one item opened.</summary>
    internal string Item(int code, string item, int? value = null, int? part = null, int? page = null) => With(
        $"/results/units/{Text(code)}", ("item", item), ("value", Text(value)), ("part", Text(part)), ("page", Text(page)))
        + "#" + Anchor(item);

    internal string Indicator(string id, SchoolStage? stage = null, RegionLevel? level = null, int? year = null, int? unit = null) => With(
        "/results/indicators/" + Uri.EscapeDataString(id),
        ("stage", stage is { } s ? StageText(s) : null), ("level", level is { } l ? LevelText(l) : null), ("year", Text(year)), ("unit", Text(unit)));

    internal string School(string code, int? year = null) =>
        With("/results/schools/" + Uri.EscapeDataString(code), ("year", Text(year)));

    internal string Row(Grain grain, int period, int row) =>
        With($"/results/rows/{GrainText(grain)}/{Text(period)}/{Text(row)}");

    internal string YearsOf(string indicator, SchoolStage stage) =>
        With(YearsPath, ("indicator", indicator), ("stage", StageText(stage)));

    /// <summary>Id of an item's element; a dot would have to be escaped in selectors.</summary>
    internal static string Anchor(string item) => "i-" + item.Replace('.', '-');

    internal static string StageText(SchoolStage stage) => stage == SchoolStage.All ? "all" : stage.ToFileName();

    internal static SchoolStage? StageOf(string? text) =>
        text is null ? null : text == "all" ? SchoolStage.All : SchoolStageNames.FromFileName(text);

    internal static string LevelText(RegionLevel level) => level switch
    {
        RegionLevel.Nation => "nation",
        RegionLevel.Province => "province",
        RegionLevel.City => "city",
        RegionLevel.County => "county",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    internal static RegionLevel? LevelOf(string? text) =>
        Enum.GetValues<RegionLevel>().Cast<RegionLevel?>().FirstOrDefault(l => LevelText(l!.Value) == text);

    internal static string GrainText(Grain grain) => grain switch
    {
        Grain.RegionYear => "region",
        Grain.RegionStageYear => "region-stage",
        Grain.SchoolYear or Grain.SectionYear => "school",
        Grain.ClassYear => "class",
        Grain.Project => "project",
        _ => throw new ArgumentOutOfRangeException(nameof(grain)),
    };

    internal static Grain? GrainOf(string text) =>
        Enum.GetValues<Grain>().Cast<Grain?>().FirstOrDefault(g => GrainText(g!.Value) == text);

    private string With(string path, params (string Key, string? Value)[] pairs) => QueryHelpers.AddQueryString(
        path, pairs.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value))
            .Prepend(KeyValuePair.Create(RoundPair.Key, (string?)RoundPair.Value)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
