using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>One report on the desk.</summary>
/// <param name="Report">The version looked at.</param>
/// <param name="Region">Name of its region.</param>
/// <param name="Versions">All versions, newest first.</param>
/// <param name="Audit">What was found.</param>
/// <param name="Flags">All flags, in the order of the text.</param>
/// <param name="Filter">Which of them are shown.</param>
public sealed record DeskModel(
    DeskReport Report, string Region, IReadOnlyList<DeskReport> Versions, StoredAudit Audit, IReadOnlyList<DeskFlag> Flags, DeskFilter Filter)
{
    /// <summary>The flags shown.</summary>
    public IReadOnlyList<DeskFlag> Shown { get; } = [.. Flags.Where(Filter.Takes)];

    /// <summary>Flags that a list shows at most: nobody reads more, and the page would never end.</summary>
    public const int MostListed = 1000;

    /// <summary>The flags of the list: those around the chosen one when there are too many.</summary>
    public IReadOnlyList<DeskFlag> Listed => Shown.Count <= MostListed ? Shown : [.. Shown.Skip(Math.Clamp(At - MostListed / 2, 0, Shown.Count - MostListed)).Take(MostListed)];

    /// <summary>The flag on the card; null when none is shown.</summary>
    public DeskFlag? Chosen { get; init; }

    /// <summary>What those are called who handed in and answered, by sign-in name.</summary>
    public IReadOnlyDictionary<string, string> People { get; init; } = new Dictionary<string, string>();

    /// <summary>What somebody is called.</summary>
    public string Person(string account) => People.GetValueOrDefault(account, account);

    /// <summary>Whether this person may answer, or why not.</summary>
    public Decision MayAnswer { get; init; }

    /// <summary>Whether this person may hand in a next version or have it audited again, or why not.</summary>
    public Decision MayUpload { get; init; }

    /// <summary>Whether this person may have the file as it was handed in, alone or with comments, or why not.</summary>
    public Decision MayHaveFile { get; init; }

    /// <summary>Why an answer was not taken; empty otherwise.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Why one answer to all was not taken; empty otherwise.</summary>
    public IReadOnlyList<Problem> TogetherProblems { get; init; } = [];

    /// <summary>
    /// The flags that one answer may go to: those listed that wait, of one kind; or those listed that have one, to take it back.
    /// </summary>
    public IReadOnlyList<DeskFlag> Together => !MayAnswer.Allowed || !IsNewest || Filter.Sort.Length == 0 ? []
        : Filter.Answered == "yes" ? [.. Listed.Where(f => f.Answer is not null)]
        : [.. Listed.Where(f => f.Open)];

    /// <summary>Flags of the chosen one's kind that wait, itself left out.</summary>
    public int Alike => Chosen is not { Open: true } one ? 0 : Flags.Count(f => f.Open && f.Id != one.Id && DeskFilter.SortOf(f) == DeskFilter.SortOf(one));

    /// <summary>Why a file could not be made; empty otherwise.</summary>
    public IReadOnlyList<Problem> FileProblems { get; init; } = [];

    /// <summary>What was typed with an answer that was not taken.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The answer that was chosen and not taken.</summary>
    public FlagReply? Reply { get; init; }

    /// <summary>Position of the chosen flag among those shown; −1 for none.</summary>
    public int At => Chosen is null ? -1 : Shown.Select(f => f.Id).ToList().IndexOf(Chosen.Id);

    /// <summary>The flag before the chosen one; null at the start.</summary>
    public DeskFlag? Before => At > 0 ? Shown[At - 1] : null;

    /// <summary>The flag after the chosen one; null at the end.</summary>
    public DeskFlag? After => At >= 0 && At + 1 < Shown.Count ? Shown[At + 1] : null;

    /// <summary>It is the newest version.</summary>
    public bool IsNewest => Versions.Count == 0 || Versions[0].Id == Report.Id;

    /// <summary>The flagged words, cut where they are long.</summary>
    public string Quote(DeskFlag flag, int most)
    {
        if (flag.Spans.Count == 0) return "";
        var text = Audit.Report.Text;
        var marks = flag.Marks(text);
        // Words in one piece as they stand; numbers of a table one beside the other.
        var quote = string.Join('、', (marks.Count == flag.Spans.Count ? marks.Take(1) : marks).Select(s => text[s.Start..s.End].ReplaceLineEndings(" ").Trim()));
        return quote.Length <= most ? quote : quote[..most] + "…";
    }

    // Those of its kind that wait, with the form that answers all of them.
    internal string AlikeAddress(DeskFlag flag) => DeskRoutes.Report(Report.Id, new DeskFilter(DeskFilter.Matter, DeskFilter.SortOf(flag), "no"), flag.Id) + "#together";

    internal string Address(DeskFlag flag) => DeskRoutes.Report(Report.Id, Filter, flag.Id) + "#f-" + flag.Id;
}
