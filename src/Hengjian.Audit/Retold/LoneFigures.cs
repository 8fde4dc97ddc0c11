using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Retold;

/// <summary>
/// A figure that nothing else in the report bears out (no arithmetic, no other telling of its value), one slip away from a figure that shares its words:
/// 全年开展检查 63 次, then 36 次检查中. Of true figures nearly every one that is told again finds its like, so few shared words are enough; the fewer
/// digits, the more of them.
/// </summary>
internal sealed class LoneFigures
{
    // So much more must be shared where nothing bears out the other figure either.
    private const double OfTwoLone = 1.5;
    private const double LeastOfTwoLone = 0.6;
    private const double Lead = 1.25;
    private const int SomeDigits = 3;
    private const int ManyDigits = 4;
    private const double Never = double.PositiveInfinity;

    private readonly IReadOnlyList<Telling> all;
    private readonly Bond[] bonds;
    private readonly Func<int, bool> isBorne;

    /// <summary>Prepares for a report.</summary>
    /// <param name="all">Its tellings.</param>
    /// <param name="bonds">What each is nearest to.</param>
    /// <param name="isBorne">Whether arithmetic, or the same print in another sentence, bears a telling out.</param>
    public LoneFigures(IReadOnlyList<Telling> all, Bond[] bonds, Func<int, bool> isBorne) => (this.all, this.bonds, this.isBorne) = (all, bonds, isBorne);

    /// <summary>The earlier figure that a slip makes of one, and the slip; null when none does, or both are borne out.</summary>
    public (Telling Before, Diagnosis Slip)? Of(int at)
    {
        var (before, score) = (bonds[at].Likest, bonds[at].LikestScore);
        if (before < 0 || all[at].Mention is null || all[before].Quantity.Start > all[at].Quantity.Start || !IsLone(at) && !IsLone(before)) return null;
        var (a, b) = (all[before], all[at]);
        if ((a.Class == 1) != (b.Class == 1) || Agreement.Slip(a.Quantity, b.Quantity) is not { } slip) return null;
        var least = Least(a, b, slip.Code);
        var bothLone = IsLone(at) && IsLone(before);
        var few = Math.Min(a.Digits, b.Digits) < ManyDigits;
        if (!IsOfRow(a, b) || (bothLone || few) && MayBeOther(a, b) || few && slip.Code != "unit-slip" && Retellings.Apart(a, b) > 1) return null;
        if (bothLone && (few && IsOfSome(a.Front, b.Front) || a.Past != b.Past || a.Era is not null && b.Era is not null && a.Era != b.Era)) return null;
        // 应到 1260 万元，缺 126 万元: a tenth is missing of something often.
        if (bothLone && slip.Code == "decimal-shift" && b.Quantity.Kind != QuantityKind.Percent) return null;
        if (bothLone) least = Math.Max(least * OfTwoLone, LeastOfTwoLone);
        // 组建重点实验室 14 家，组建创新联合体 13 家: few things are one apart often, so one must be borne out, and no other be as near.
        if (slip.Code == "off-by-one" && Math.Min(a.Digits, b.Digits) < SomeDigits && (bothLone || a.Class != b.Class || score < Rival(at, before) * Lead)) return null;
        return score >= least ? (a, slip) : null;
    }

    // Two places or times, a thing and its like, what is and what is aimed at.
    private static bool MayBeOther(Telling a, Telling b) =>
        FigureNames.AreOfTwo(a.Front, b.Front) || a.Area.Length > 0 && b.Area.Length > 0 && a.Area != b.Area || a.IsAim != b.IsAim;

    // One of an earlier year, or of a year that is said anew; 用好 3138 名专任教师 are those there are, whenever it is done.
    private static bool AreOfOneTime(Telling a, Telling b) => a.Past == b.Past && (b.Era is null || a.Era == b.Era || b.IsDefinite && !a.IsDefinite);

    // 护渠员 517 人，水管站护渠员 516 人: those of one station.
    private static bool IsOfSome(string name, string other) => name.Length != other.Length && name.Length > 1 && other.Length > 1 && (name.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(name, StringComparison.Ordinal));

    // The row of one place or stage is told again only by its name.
    private static bool IsOfRow(Telling cell, Telling told) =>
        cell.Label is not { } label || TableColumn.IsTotalName(label) || Retellings.Apart(cell, told) == 0 && told.Front.Length > 1 && label.StartsWith(told.Front[..2], StringComparison.Ordinal);

    // How much the best of another value shares.
    private double Rival(int at, int before)
    {
        foreach (var (other, score) in bonds[at].Others)
            if (other != before && !Agreement.Agree(all[other].Quantity, all[before].Quantity)) return score;
        return 0;
    }

    private bool IsLone(int at) => bonds[at].Backing == 0 && !isBorne(at);

    // How much the words must have in common.
    private static double Least(Telling a, Telling b, string code)
    {
        var (of, to) = (a.Quantity, b.Quantity);
        var digits = Math.Min(a.Digits, b.Digits);
        var percent = of.Kind == QuantityKind.Percent || to.Kind == QuantityKind.Percent;
        var sameUnit = of.Unit.Text == to.Unit.Text && of.Scale == to.Scale;
        var sameTime = AreOfOneTime(a, b);
        return code switch
        {
            // From one year to the next a count grows by one often.
            "off-by-one" => percent || of.Scale != 1 || of.Step < 1 || of.Kind != QuantityKind.Count && digits < 3 || !sameTime ? Never : digits switch { > 2 => 0.35, 2 => 1, _ => Never },
            "digit-swap" when of.Place != to.Place => percent ? Never : digits switch { > 3 => 0.35, 3 => 1, _ => Never },
            "digit-swap" when percent => digits switch { > 3 => 0.5, 3 => 1.5, _ => Never },
            "digit-swap" => digits switch { > 3 => 0.35, 3 => 0.45, 2 when sameTime && Retellings.Apart(a, b) < 2 => 1, _ => Never },
            "unit-slip" => digits switch { > 2 => 0.35, 2 => 0.6, _ => Never },
            // What is ten times as much is printed with as many digits, or in another unit.
            _ when a.Digits != b.Digits && sameUnit => Never,
            _ when percent => digits > 2 ? 0.6 : 1.5,
            _ => digits switch { > 3 => 0.35, 3 => 0.6, _ => Never },
        };
    }
}
