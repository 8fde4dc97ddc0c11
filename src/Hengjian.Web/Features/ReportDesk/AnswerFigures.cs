using Hengjian.Audit.Findings;
using Hengjian.Audit.Writing;
using Hengjian.Domain.ReportDesk;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>What the answers say of one kind of flag so far.</summary>
/// <param name="Kind">Chinese name.</param>
/// <param name="WillCorrect">Answers 将更正.</param>
/// <param name="Explained">Answers 说明.</param>
/// <param name="NotAnError">Answers 不是错误.</param>
public sealed record AnswerFigures(string Kind, int WillCorrect, int Explained, int NotAnError)
{
    /// <summary>All answers.</summary>
    public int All => WillCorrect + Explained + NotAnError;

    /// <summary>Share of answers that call the flag itself mistaken, 0 to 1.</summary>
    public double Mistaken => All == 0 ? 0 : (double)NotAnError / All;

    /// <summary>By kind, claims first; kinds without an answer are left out.</summary>
    /// <param name="holding">The last answer to each flag.</param>
    public static IReadOnlyList<AnswerFigures> Of(IReadOnlyList<FlagAnswer> holding) =>
    [
        .. holding.GroupBy(a => Name(a.Sort)).OrderBy(g => Order(g.First().Sort)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new AnswerFigures(
            g.Key, g.Count(a => a.Reply == FlagReply.WillCorrect), g.Count(a => a.Reply == FlagReply.Explained), g.Count(a => a.Reply == FlagReply.NotAnError))),
    ];

    private static int Order(string sort) => Enum.TryParse<ClaimKind>(sort.Split('/')[0], ignoreCase: true, out var kind) ? (int)kind : 100;

    private static string Name(string sort) => sort.Split('/') switch
    {
        ["warning", var code] => Names.OfWarning(code),
        [_, "differs"] => "与数据不符",
        ["data" or "result" or "trial" or "report", _] => "与数据对照",
        [var kind, "inconsistent"] when Enum.TryParse<ClaimKind>(kind, ignoreCase: true, out var known) => Names.Of(known) + "不一致",
        [var kind, _] when Enum.TryParse<ClaimKind>(kind, ignoreCase: true, out var known) => Names.Of(known),
        _ => sort,
    };
}
