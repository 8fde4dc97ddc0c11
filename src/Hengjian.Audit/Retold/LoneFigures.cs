using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
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
    private const double HalfName = 0.5;
    private const double LeastOfCell = 1.2;
    private const double LeastOfLeft = 1.2;
    private const int SomeDigits = 3;
    private const int ManyDigits = 4;
    private const double Never = double.PositiveInfinity;

    private static readonly string[] Extremes = ["最高", "最低", "最大", "最小", "最快", "最慢", "最多", "最少"];
    private static readonly string[] Left = ["仅", "仅有", "只有", "尚有", "还有", "仍有", "仅余", "尚余", "还剩", "只剩", "仅剩", "虽有"];

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
        if (before < 0 || all[before].Quantity.Start > all[at].Quantity.Start || !IsLone(at) && !IsLone(before)) return null;
        // A summary tells of the table that follows it.
        var (a, b) = all[at].Mention is null ? (all[at], all[before]) : (all[before], all[at]);
        if (b.Mention is null || all[at].Mention is null && (!FigureNames.ShareHeading(a, b) || a.Quantity.Adds(b.Quantity) && a.Quantity.Unit.Text != b.Quantity.Unit.Text)) return null;
        if ((a.Class == 1) != (b.Class == 1) && !IsCellOfRate(a, b) || Agreement.Slip(a.Quantity, b.Quantity) is not { } slip) return null;
        if (!a.Quantity.Adds(b.Quantity) && !IsHeaded(a, b)) return null;
        var least = Least(a, b, slip.Code);
        var bothLone = IsLone(at) && IsLone(before);
        var few = Math.Min(a.Digits, b.Digits) < ManyDigits;
        if (!IsOfRow(a, b) || (bothLone || few) && MayBeOther(a, b) || few && slip.Code != "unit-slip" && Retellings.Apart(a, b) > 1) return null;
        if (bothLone && (few && IsOfSome(a.Front, b.Front) || a.Past != b.Past || a.Era is not null && b.Era is not null && a.Era != b.Era)) return null;
        // 应到 1260 万元，缺 126 万元: a tenth is missing of something often.
        if (bothLone && slip.Code == "decimal-shift" && b.Quantity.Kind != QuantityKind.Percent) return null;
        if (bothLone) least = Math.Max(least * OfTwoLone, LeastOfTwoLone);
        // 组建重点实验室 14 家，组建创新联合体 13 家: few things are one apart often, so one must be borne out, and no other be as near.
        if (slip.Code == "off-by-one" && (b.IsPartedFrom(a) || a.Quantity.Scale != 1 && FigureNames.Likeness(a, b) < HalfName)) return null;
        if (slip.Code == "off-by-one" && Math.Min(a.Digits, b.Digits) < SomeDigits && ((bothLone || a.Class != b.Class) && !IsLeft(a, b) || score < Rival(at, before) * Lead)) return null;
        return score >= least ? (all[before], slip) : null;
    }

    // Two places or times, a thing and its like, what is and what is aimed at.
    private static bool MayBeOther(Telling a, Telling b) =>
        FigureNames.AreOfTwo(a.Front, b.Front) || a.Area.Length > 0 && b.Area.Length > 0 && a.Area != b.Area || a.IsAim != b.IsAim;

    // One of an earlier year, or of a year that is said anew; 用好 3138 名专任教师 are those there are, whenever it is done.
    private static bool AreOfOneTime(Telling a, Telling b) => a.Past == b.Past && (b.Era is null || a.Era == b.Era || b.IsDefinite && !a.IsDefinite && !(b.Era < (a.Era ?? a.Latest)));

    // 护渠员 517 人，水管站护渠员 516 人: those of one station.
    private static bool IsOfSome(string name, string other) => name.Length != other.Length && name.Length > 1 && other.Length > 1 && (name.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(name, StringComparison.Ordinal));

    // The row of one place or stage is told again only by its name.
    private static bool IsOfRow(Telling cell, Telling told) =>
        cell.Label is not { } label || TableColumn.IsTotalName(label) || Retellings.Apart(cell, told) == 0 && told.Front.Length > 1 && label.StartsWith(told.Front[..2], StringComparison.Ordinal);

    // 小学增幅 26%, where the row of 小学 has 2.6 under 增幅.
    private static bool IsCellNamed(Telling cell, Telling told) =>
        cell.Label is { } label && Bare(told.Front) is { Length: > 1 } row && label.StartsWith(row, StringComparison.Ordinal) && (told.Class is 1 or 2 ? SaysChange(label) : IsHeaded(cell, told));

    // The heading of the column is told too: 增幅, 泵站（座）.
    private static bool IsHeaded(Telling cell, Telling told)
    {
        if (cell.Label is not { } label) return false;
        var row = Bare(told.Front);
        if (label.Length > row.Length && told.Class == 1 && SaysChange(label)) return true;
        return Array.Exists(cell.Near, pair => (Array.IndexOf(told.Near, pair) >= 0 || Array.IndexOf(told.Wide, pair) >= 0) && !row.Contains(string.Concat((char)(pair >> 16), (char)(pair & 0xffff)), StringComparison.Ordinal));
    }

    // 东片增幅最高，为 7.3%.
    private static string Bare(string name) => Wording.Ends(name, Extremes) ? name[..^2] : name;

    private static bool IsCellOfRate(Telling cell, Telling told) => told.Class == 1 && cell.Label is { } label && SaysChange(label);

    private static bool SaysChange(string label) => label.AsSpan().ContainsAny('增', '幅', '升');

    // 送教上门学生尚有 65 人: what is left was told before.
    private static bool IsLeft(Telling before, Telling told) =>
        Wording.Ends(told.Mention!.Lead, Left) && before.Area == told.Area && FigureNames.Likeness(before, told) >= HalfName && Retellings.Apart(before, told) == 0;

    // How much the best of another value shares; beside one of the same name what has no name in common is no rival.
    private double Rival(int at, int before)
    {
        var named = FigureNames.Likeness(all[at], all[before]) >= HalfName;
        foreach (var (other, score) in bonds[at].Others)
            if (other != before && !(named && FigureNames.Likeness(all[at], all[other]) == 0) && !Agreement.Agree(all[other].Quantity, all[before].Quantity)) return score;
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
            "off-by-one" => percent || of.Scale != 1 && digits < ManyDigits || of.Step < 1 || of.Kind != QuantityKind.Count && digits < 3 || !sameTime ? Never : digits switch { > 2 => 0.35, 2 => 1, _ => IsLeft(a, b) ? LeastOfLeft : Never },
            "digit-swap" when of.Place != to.Place => percent ? Never : digits switch { > 3 => 0.35, 3 => 1, _ => Never },
            "digit-swap" when percent => digits switch { > 3 => 0.5, 3 => 1.5, _ => Never },
            "digit-swap" => digits switch { > 3 => 0.35, 3 => 0.45, 2 when sameTime && Retellings.Apart(a, b) < 2 => 1, _ => Never },
            "unit-slip" => digits switch { > 2 => 0.35, 2 => 0.6, _ => Never },
            _ when IsCellNamed(a, b) => LeastOfCell,
            // What is ten times as much is printed with as many digits, or in another unit.
            _ when a.Digits != b.Digits && sameUnit => Never,
            _ when percent => digits > 2 ? 0.6 : 1.5,
            _ => digits switch { > 3 => 0.35, 3 => 0.6, _ => Never },
        };
    }
}
