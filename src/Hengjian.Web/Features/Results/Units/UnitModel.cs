using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.Results;

/// <summary>What of a unit's sheet is opened; the address carries it.</summary>
/// <param name="Item">Scheme item; null for none.</param>
/// <param name="Value">Which of the item's values; null for the worst.</param>
/// <param name="Part">Which part of the formula's rows; null for the telling one.</param>
/// <param name="Page">Page of rows, from 1.</param>
public sealed record UnitQuery(string? Item, int? Value, int? Part, int Page);

/// <summary>An item opened down to its rows.</summary>
/// <param name="ValueIndex">Which value is explained; -1 when the item rests on none.</param>
/// <param name="Evidence">The explanation; null when there is none.</param>
/// <param name="PartIndex">Which part's rows are shown; -1 for none.</param>
/// <param name="Rows">The rows; null for none.</param>
/// <param name="Problems">Why there is nothing to explain.</param>
public sealed record OpenedItem(
    int ValueIndex, ValueEvidence? Evidence, int PartIndex, EvidencePage? Rows, IReadOnlyList<Problem> Problems)
{
    /// <summary>Opens an item of a unit.</summary>
    public static OpenedItem Of(RoundResults results, ScoreSheet sheet, ItemScore item, UnitQuery query)
    {
        var at = query.Value is { } asked && asked >= 0 && asked < item.Values.Count ? asked : Worst(results, item);
        if (at < 0) return new OpenedItem(-1, null, -1, null, []);
        var used = item.Values[at];
        var explained = ValueEvidence.OfRegion(results, used.Indicator, used.Stage, used.Period, sheet.Region);
        if (!explained.TryGet(out var evidence)) return new OpenedItem(at, null, -1, null, explained.Problems);
        var part = query.Part is { } p && p >= 0 && p < evidence.Parts.Count ? p : evidence.DefaultPart;
        var rows = part < 0 ? null : EvidenceRows.Page(results, evidence, evidence.Parts[part], query.Page);
        return new OpenedItem(at, evidence, part, rows, []);
    }

    // The value that keeps the item from full marks is the one to look at first.
    private static int Worst(RoundResults results, ItemScore item)
    {
        for (var i = 0; i < item.Values.Count; i++)
        {
            var used = item.Values[i];
            if (results.Catalogue.TryFind(used.Indicator, out var indicator) && ShownVerdict.OfItem(results, item, used, indicator).Met == false) return i;
        }
        for (var i = 0; i < item.Values.Count; i++) if (item.Values[i].Value.Flag == ValueFlag.Missing) return i;
        return item.Values.Count > 0 ? 0 : -1;
    }
}

/// <summary>What this person may see of a unit beyond its scores.</summary>
/// <param name="Rows">Rows of schools and classes.</param>
/// <param name="Export">The sheet as a file.</param>
/// <param name="Reviewers">Names of those who reviewed and inspected.</param>
public sealed record UnitRights(Decision Rows, Decision Export, Decision Reviewers);
