using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Retold;

/// <summary>
/// The figures that a report tells more than once: in its summary, its tables, its problems and plans, in other words and other units. What is told
/// again with the same value is confirmed; what differs is accused only for a reason (<see cref="Differences"/>, <see cref="Outdated"/>).
/// </summary>
internal sealed class Retellings
{
    // Shorter numbers stand beside each other by chance.
    private const int LeastBeside = 3;

    // A report of thirty pages has some thousands.
    private const int MostKept = 6000;
    private const int MostOthers = 4;
    private const double LeastTold = 0.4;
    private const double Lead = 1.15;
    private const double Same = 1e-9;

    // So many digits are met by chance so seldom that no word need be shared; a table's total has none to share.
    private const int Unmistakable = 5;
    private const int UnmistakableCell = 4;

    private readonly Kinship kinship = new();
    private readonly Dictionary<int, int> byStart = [];
    private readonly YearNamed years = new();
    private readonly Dictionary<(string Family, double Value), int> firsts = [];

    /// <summary>Takes the year that the report's title names; null when it names none.</summary>
    public void About(int? year) => years.Title = year;

    /// <summary>Keeps the figures of a paragraph.</summary>
    /// <param name="sentences">Its sentences with numbers.</param>
    /// <param name="block">Number of the paragraph.</param>
    public void Add(IReadOnlyList<Sentence> sentences, int block)
    {
        foreach (var sentence in sentences)
        {
            years.Read(sentence);
            if (kinship.All.Count >= MostKept) return;
            foreach (var telling in TellingReader.Of(sentence, block, years)) Keep(telling);
        }
    }

    /// <summary>Keeps the figures of a table.</summary>
    public void Add(TableGrid grid, int block)
    {
        foreach (var telling in TellingReader.Of(grid, block)) Keep(telling);
    }

    private void Keep(Telling telling)
    {
        if (kinship.All.Count >= MostKept) return;
        byStart[telling.Quantity.Start] = kinship.All.Count;
        firsts.TryAdd(telling.Value, kinship.All.Count);
        kinship.Add(telling);
    }

    /// <summary>True when an earlier paragraph gave the same level under a like name.</summary>
    /// <param name="mention">A number of the paragraph read last.</param>
    public bool IsTold(Mention mention)
    {
        if (mention is not { Role: Role.Level or Role.Whole, Each: null } || !byStart.TryGetValue(mention.Quantity.Start, out var at) || kinship.All[at] is not { Digits: > 2 } told) return false;
        foreach (var (other, score) in kinship.Of(told))
            if (score >= LeastTold && kinship.All[other] is { } before && before.Block != told.Block && told.Quantity.Adds(before.Quantity) && Agreement.Agree(before.Quantity, told.Quantity)) return true;
        return false;
    }

    /// <summary>The claims of all figures told again.</summary>
    /// <param name="claims">What else was found in the report.</param>
    public List<Claim> Close(IReadOnlyList<Claim> claims)
    {
        var bonds = new Bond[kinship.All.Count];
        for (var i = 0; i < bonds.Length; i++) bonds[i] = Of(i);
        var stated = claims.Where(c => c.Kind == ClaimKind.Repeat).SelectMany(c => c.Numbers).Where(n => n.Role == "stated").Select(n => n.Start).ToHashSet();
        var found = new List<Claim>();
        var accused = new HashSet<(int, int)>();
        var outdated = new Outdated(kinship, years.Main, claims);
        var differences = new Differences(kinship, bonds, claims);
        var (starting, bySentence) = (kinship.All.ToLookup(t => t.Quantity.Start), kinship.All.ToLookup(t => t.Sentence));
        for (var i = 0; i < bonds.Length; i++)
        {
            var told = kinship.All[i];
            if (stated.Contains(told.Quantity.Start)) continue;
            if ((outdated.Of(i) ?? differences.Of(i)) is { } wrong && !(wrong.Diagnoses is [{ Code: not "stale-value" }, ..] && IsToldBeside(wrong, told, starting, bySentence)))
            {
                // What is told before its table is met from both ends.
                if (accused.Add((wrong.Numbers[0].Start, wrong.Numbers[1].Start))) found.Add(wrong);
            }
            else if (bonds[i].Same is >= 0 and var same) found.Add(Confirm(kinship.All[same], told));
        }
        return found;
    }

    // 小学高出 475 元，初中低 474 元; then 初中相差 474 元: what stands beside the other number is another, and no slip of it.
    private static bool IsToldBeside(Claim flag, Telling told, ILookup<int, Telling> byStart, ILookup<int, Telling> bySentence)
    {
        var other = flag.Numbers.SelectMany(n => byStart[n.Start]).FirstOrDefault(t => t != told);
        return told.Digits >= LeastBeside && other is not null && bySentence[other.Sentence].Any(t => t != other && t != told && t.Quantity.Adds(told.Quantity) && t.Quantity.Value == told.Quantity.Value);
    }

    private Bond Of(int at)
    {
        var (told, bond) = (kinship.All[at], new Bond());
        var rival = 0d;
        foreach (var (other, score) in kinship.Like(told))
        {
            if (other == at)
            {
                bond.Whole = score;
                continue;
            }
            var before = kinship.All[other];
            if (!Agreement.Agree(before.Quantity, told.Quantity))
            {
                if (told.Quantity.Unit.Text == before.Quantity.Unit.Text) rival = Math.Max(rival, score);
                // A cell without a unit may be meant, but is no figure of the same name.
                var mayBeOne = before.Quantity.Adds(told.Quantity) && MayBeOne(before, told);
                var slips = (mayBeOne && score > bond.SlippedScore || IsNearer(before, score, bond)) && Agreement.MaySlip(before.Quantity, told.Quantity) && Agreement.Slip(before.Quantity, told.Quantity) is not null;
                if (slips && IsNearer(before, score, bond)) (bond.Likest, bond.LikestScore) = (other, score);
                if (!mayBeOne) continue;
                if (slips && score > bond.SlippedScore) (bond.Slipped, bond.SlippedScore) = (other, score);
                if (before.Class == told.Class && Apart(before, told) == 0 && before.Mention is not { Planned: true } && told.Mention is not { Planned: true }) Take(bond.Others, other, score);
                continue;
            }
            if (told.Turns(before))
            {
                if (before.Quantity.Start < told.Quantity.Start && score > bond.TurnedScore) (bond.Turned, bond.TurnedScore) = (other, score);
                continue;
            }
            if (MayBeSame(before, told)) bond.Backing = Math.Max(bond.Backing, score);
            if (before.Quantity.Start < told.Quantity.Start && MayBeSame(before, told) && score > bond.SameScore + Same) (bond.Same, bond.SameScore) = (other, score);
        }
        if (bond.Same >= 0 && !IsEnough(kinship.All[bond.Same], told, bond.SameScore, rival)) bond.Same = -1;
        if (bond.Same < 0) bond.Same = FirstOf(told);
        return bond;
    }

    // Of two that share as much the one of more digits: 4126 万元, not 0.41 亿元.
    private bool IsNearer(Telling before, double score, Bond bond) => score > bond.LikestScore + Same || bond.Likest >= 0 && score > bond.LikestScore - Same && before.Digits > kinship.All[bond.Likest].Digits;

    // The first telling of the very number; −1 when it may have been met by chance.
    private int FirstOf(Telling told)
    {
        var first = firsts[told.Value];
        var before = kinship.All[first];
        var least = before.Label is null == told.Label is null ? Unmistakable : UnmistakableCell;
        return told.Digits >= least && before.Quantity.Start < told.Quantity.Start && before.Sentence != told.Sentence && !told.Turns(before) && MayBeSame(before, told) ? first : -1;
    }

    private static void Take(List<(int At, double Score)> best, int at, double score)
    {
        var i = best.Count;
        while (i > 0 && score > best[i - 1].Score) i--;
        if (i >= MostOthers) return;
        best.Insert(i, (at, score));
        if (best.Count > MostOthers) best.RemoveAt(MostOthers);
    }

    private static bool MayBeSame(Telling a, Telling b) => (a.Year is null || b.Year is null || a.Year == b.Year) && (a.Class == 1) == (b.Class == 1) && (a.Class == 4) == (b.Class == 4);

    private static bool MayBeOne(Telling a, Telling b) => (a.Class == 1) == (b.Class == 1) && (a.Class > 2) == (b.Class > 2) && (a.Era is null || b.Era is null || a.Era == b.Era) && Apart(a, b) < 2;

    /// <summary>How many of the two tell of a kind (小学, 公办) that the other leaves out.</summary>
    public static int Apart(Telling a, Telling b) => ((a.Kinds & ~b.AllKinds) == 0 ? 0 : 1) + ((b.Kinds & ~a.AllKinds) == 0 ? 0 : 1);

    // The fewer the digits, the more the names must say.
    private static bool IsEnough(Telling before, Telling told, double score, double rival) => Math.Min(before.Digits, told.Digits) switch
    {
        > 3 => score >= 0.25,
        3 => score >= 0.5,
        2 => score >= 1 && score * Lead > rival,
        _ => score >= 1.5 && score * Lead > rival && before.Quantity.Unit.Text == told.Quantity.Unit.Text,
    };

    private static Claim Confirm(Telling before, Telling told) =>
        Open(before, told, $"“{Name(before, told)}”前文 {Figures.Print(before.Quantity)}，此处 {Figures.Print(told.Quantity)}，一致。") with { Verdict = Verdict.Consistent };

    /// <summary>A claim of two tellings without a verdict.</summary>
    public static Claim Open(Telling before, Telling told, string message)
    {
        var (first, second) = before.Quantity.Start < told.Quantity.Start ? (before.Quantity, told.Quantity) : (told.Quantity, before.Quantity);
        return ClaimMaker.Open(ClaimKind.Repeat, message, new Term("base", first), new Term("stated", second)) with { Stated = second.Printed, Computed = first.Value / second.Factor, Unit = Figures.UnitOf(second) };
    }

    /// <summary>The name that both are known by.</summary>
    public static string Name(Telling before, Telling told) => before.Name.Length > 0 ? before.Name : told.Name;
}
