using System.Globalization;
using Hengjian.Evaluation.Workshop;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Microsoft.Extensions.Primitives;

namespace Hengjian.Web.Features.Workshop;

/// <summary>What was typed and chosen: the draft, and what is looked at.</summary>
internal sealed record WorkshopForm
{
    /// <summary>Longest text looked at; what is longer is cut before anything reads it.</summary>
    private const int Longest = 12_000;

    /// <summary>The draft.</summary>
    internal DraftText Text { get; init; } = new();

    /// <summary>The version it is made from; empty for the newest.</summary>
    internal string Base { get; init; } = "";

    /// <summary>The stage looked at; null for the first.</summary>
    internal SchoolStage? Stage { get; init; }

    /// <summary>The level looked at; null for counties.</summary>
    internal RegionLevel? Level { get; init; }

    /// <summary>The place looked at, as typed.</summary>
    internal string Place { get; init; } = "";

    /// <summary>The row whose steps were asked for; goes before <see cref="Place"/>.</summary>
    internal int? See { get; init; }

    /// <summary>Which rows: all, changed, turned.</summary>
    internal string Show { get; init; } = RowChoice.Changed;

    /// <summary>Page of the rows, from 1.</summary>
    internal int Page { get; init; } = 1;

    /// <summary>A word to look up.</summary>
    internal string Find { get; init; } = "";

    /// <summary>Why it is to be saved.</summary>
    internal string Reason { get; init; } = "";

    /// <summary>An empty form just opened: nobody has left anything out yet.</summary>
    internal bool IsFresh { get; init; }

    /// <summary>Reads a posted form; what makes no sense counts as not given.</summary>
    internal static WorkshopForm Read(IFormCollection form)
    {
        string Text(string key) => Cut(form[key]).Trim();
        var formula = Cut(form["formula"]).TrimEnd();
        return new WorkshopForm
        {
            Text = new DraftText
            {
                Id = Text("id"),
                Name = Text("name"),
                Topic = Text("topic"),
                Unit = Text("unit"),
                Direction = Text("direction"),
                Result = Text("result"),
                Rows = Text("rows"),
                Levels = Words(form["levels"]),
                Stages = Words(form["stages"]),
                Decimals = Text("decimals"),
                Formula = Mended(formula, form["fix"].ToString()),
                Definition = Text("definition"),
                Missing = Text("missing"),
                Notes = Text("notes"),
                Source = Text("source"),
                Evidence = Text("evidence"),
                NeverAbove100 = form["never_above_100"] == "true",
                Thresholds = [.. Thresholds(Text)],
            },
            Base = Text("base"),
            Stage = CatalogueWords.Stages.TryGetValue(Text("at"), out var stage) ? stage : null,
            Level = CatalogueWords.Levels.TryGetValue(Text("level"), out var level) ? level : null,
            Place = Text("place"),
            See = int.TryParse(Text("see"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null,
            Show = RowChoice.Words.Contains(Text("show")) ? Text("show") : RowChoice.Changed,
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1,
            Find = Text("find"),
            Reason = Cut(form["reason"]).Trim(),
        };
    }

    // A row without a value is none, but keeps its place so that problems name the field they stand at.
    private static IEnumerable<ThresholdText> Thresholds(Func<string, string> text)
    {
        for (var i = 0; i <= DraftReader.MostThresholds + 2; i++)
        {
            string Field(string name) => text(FormattableString.Invariant($"t{i}.{name}"));
            if (Field("comparison").Length == 0) yield break;
            yield return new ThresholdText(Field("comparison"), Field("value"), Field("upper"))
            {
                Stage = Field("stage"),
                Role = Field("role"),
                Source = Field("source"),
                Evidence = Field("evidence"),
                Note = Field("note"),
            };
        }
    }

    // start,length,text: what a button beside a problem puts in the place of what is wrong.
    private static string Mended(string formula, string fix)
    {
        if (fix.Split(',', 3) is not [var from, var count, var text] || text.Length > Longest
            || !int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || start > formula.Length || length > formula.Length - start) return formula;
        return formula[..start] + text + formula[(start + length)..];
    }

    private static IReadOnlyList<string> Words(StringValues values) => [.. values.OfType<string>().Where(v => v.Length is > 0 and < 40).Take(20)];

    private static string Cut(StringValues value)
    {
        var text = value.ToString();
        if (text.Length > Longest) text = text[..Longest];
        return text.Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}

/// <summary>Which rows of the difference are listed.</summary>
internal static class RowChoice
{
    internal const string All = "all";
    internal const string Changed = "changed";
    internal const string Turned = "turned";

    internal static readonly string[] Words = [Changed, Turned, All];
}
