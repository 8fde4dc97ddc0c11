using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Retold;

/// <summary>
/// A figure told by the words of another one, whose value differs: 秋季接收随迁子女 9846 人, then 让 8763 名随迁子女同城就读. That it is the other's needs one of two
/// signs: it is spoken of as known already, and is near it; or its value stands elsewhere under an unlike name, from where it was copied, and arithmetic bears the other out.
/// </summary>
internal sealed class Meant
{
    private const double Near = 0.25;
    private const double Least = 0.8;
    private const double LeastTold = 2;
    private const double OfName = 0.3;
    private const double HalfName = 0.6;
    private const double Clear = 1.25;
    private const double Lead = 1.5;
    private const int LeastDigits = 3;
    private const int LeastPairs = 2;

    // 面积不足的 16 所 and 不足百人的 14 所 share one word of many.
    private const int MostPerShared = 4;

    private static readonly string[] Left = ["仅", "仅有", "只有", "尚有", "还有", "仍有", "仅余", "尚余", "还剩", "只剩", "仅剩", "虽有", "仅为"];

    private static readonly UInt128 Not = TellingReader.KindsOf("未");

    private readonly Kinship kinship;
    private readonly Func<int, double> whole;
    private readonly Func<int, bool> isHeld;
    private readonly Func<int, bool> isPrinted;

    /// <summary>Prepares for a report.</summary>
    /// <param name="kinship">Its tellings.</param>
    /// <param name="whole">How much a telling shares with itself.</param>
    /// <param name="isHeld">Whether arithmetic bears a telling out.</param>
    /// <param name="isPrinted">Whether another sentence prints its value, whatever it calls it.</param>
    public Meant(Kinship kinship, Func<int, double> whole, Func<int, bool> isHeld, Func<int, bool> isPrinted) => (this.kinship, this.whole, this.isHeld, this.isPrinted) = (kinship, whole, isHeld, isPrinted);

    /// <summary>The figure that is meant, and the reason; null when none is.</summary>
    public (Telling Other, Diagnosis Reason)? Of(int at)
    {
        var told = kinship.All[at];
        if (told.Mention is not { Among: false, Size: 1, Each: null } || isHeld(at)) return null;
        // A rate of three digits is told of many things.
        var copied = told.Digits >= LeastDigits && told.Quantity.Kind != QuantityKind.Percent && isPrinted(at);
        var known = IsKnown(told);
        if (!copied && !known && told.Digits < LeastDigits) return null;
        var (best, most, same, rival) = (-1, 0d, 0d, 0d);
        foreach (var (other, score) in kinship.Of(told))
        {
            var figure = kinship.All[other];
            if (figure.Sentence == told.Sentence || !figure.IsLike(told)) continue;
            if (Agreement.Agree(figure.Quantity, told.Quantity)) same = Math.Max(same, score);
            else if (score > most && (copied || IsBefore(figure, told)) && MayBe(figure, told)) (best, most, rival) = (other, score, best >= 0 && !Agreement.Agree(kinship.All[best].Quantity, figure.Quantity) ? most : rival);
            else if (best < 0 || !Agreement.Agree(kinship.All[best].Quantity, figure.Quantity)) rival = Math.Max(rival, score);
        }
        if (best < 0 || most < Least || most <= same) return null;
        if (!(copied && IsCopied(at, best, most, same)) && !(known && IsBefore(kinship.All[best], told) && Recalls(at, best)) && !(most > rival * Clear && IsTold(at, best, most, same))) return null;
        var meant = kinship.All[best];
        return (meant, (Agreement.MaySlip(meant.Quantity, told.Quantity) ? Agreement.Slip(meant.Quantity, told.Quantity) : null) ?? new Diagnosis("stale-value", "其中一处没有随之更新"));
    }

    // Spoken of as there already: 对已完成的 27 个问题, 271 处隐患中, 大班额仍有 6 个. 把 57 座泵站改为远程控制 may be said of some of 64.
    private static bool IsKnown(Telling told)
    {
        var mention = told.Mention!;
        if (mention.Role is Role.Level or Role.Whole && Wording.Ends(mention.Lead, Left)) return true;
        return told.IsRecalled && !told.IsThese && (told.IsAll || told.IsGround || told.Parting.Length > 0 || told.Opens && mention.Tail.Contains('中', StringComparison.Ordinal) || mention.Lead.Length > 0 && told.Digits >= LeastDigits);
    }

    // Arithmetic bears the other out, and the name is told with it by itself: 涉及资金 3742 万元，到位 3351 万元 has no name of its own.
    private bool IsCopied(int at, int other, double score, double same) =>
        isHeld(other) && score > same * Lead && score > OfName * Math.Max(1, Math.Min(whole(at), whole(other))) && IsNamed(kinship.All[at], kinship.All[other]) && Names(kinship.All[at].Near, kinship.All[other]) >= LeastPairs;

    // The same name, though the value stands nowhere else.
    private bool IsTold(int at, int other, double score, double same) =>
        score > LeastTold && isHeld(other) && kinship.All[other].Block != kinship.All[at].Block && FigureNames.Likeness(kinship.All[at], kinship.All[other]) >= 1 && score > HalfName * Math.Max(1, Math.Min(whole(at), whole(other))) && IsCopied(at, other, score, same);

    // 九年级参加中考 276 人 is no telling of 九年级 281 人.
    private static bool IsNamed(Telling told, Telling other) =>
        Names(told.Called, other) > 0 || told.Mention!.Subject.Length > 0 && told.Front.Length > 1 && Names([told.Front[^2] << 16 | told.Front[^1]], other) > 0;

    private static int Names(int[] pairs, Telling other) => pairs.Count(p => Array.IndexOf(other.Near, p) >= 0 || Array.IndexOf(other.Wide, p) >= 0);

    // Its own name is told with the other, more of it than with any telling of its value.
    private bool Recalls(int at, int best)
    {
        var told = kinship.All[at];
        var before = kinship.All[best];
        if (before.Class != told.Class || (told.CalledKinds & ~before.AllKinds) != 0 || !told.IsAll && told.Parting.Count(p => Array.IndexOf(before.Near, p) >= 0) * MostPerShared < told.Parting.Length) return false;
        var (self, shared, same) = (0d, 0d, 0d);
        foreach (var (other, score) in kinship.Of(told.Called.Length > 0 ? told.Called : PairsOf(told.Front)))
        {
            var figure = kinship.All[other];
            if (other == at) self = score;
            else if (other == best) shared = score;
            else if (figure.Sentence != told.Sentence && figure.IsLike(told) && Agreement.Agree(figure.Quantity, told.Quantity)) same = Math.Max(same, score);
        }
        return shared > same && (shared > OfName * self || told.Parting.Length > 0 && Names([told.Head], before) > 0);
    }

    private static int[] PairsOf(string name) => [.. Enumerable.Range(0, Math.Max(0, name.Length - 1)).Select(i => name[i] << 16 | name[i + 1])];

    private static bool IsBefore(Telling other, Telling told) => other.Label is not null || other.Quantity.Start < told.Quantity.Start;

    // 霜桥县 is told with both; what is told of the whole names none.
    private static bool IsOfPlace(Telling other, Telling told) => told.Area.Length == 0 || other.Area == told.Area || Names(PairsOf(told.Area), other) > 0;

    // Of no other time, place or sort, no plan beside what is, and not far off.
    private static bool MayBe(Telling other, Telling told) =>
        other.Past == told.Past && other.IsAim == told.IsAim && (other.Class == 1) == (told.Class == 1) && (other.Class == 4) == (told.Class == 4)
        && (other.Era is null ? told.Year is null : other.Era == (told.Era ?? told.Latest)) && !FigureNames.AreOfTwo(other.Front, told.Front) && IsOfPlace(other, told) && ((other.Kinds ^ told.Kinds) & Not) == 0
        && (other.Mention is not { } mention || mention.Size == 1) && Math.Abs(other.Quantity.Value - told.Quantity.Value) <= Near * other.Quantity.Value;
}
