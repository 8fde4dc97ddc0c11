using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks a number of things against the things listed: 甲县、乙县等 2 个县; 3 个县（甲县、乙县、丙县）; 三个方面：一是…二是….</summary>
internal static class CountClaims
{
    private const int MostCounted = 60;

    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Sentence sentence)
    {
        foreach (var mention in sentence.Mentions)
        {
            var quantity = mention.Quantity;
            if (!mention.Known || quantity.Kind != QuantityKind.Count || quantity.Hedge != Hedge.None || quantity.Value is < 2 or > MostCounted || quantity.Step < 1 || quantity.Unit.Text == "期") continue;
            if ((ListsAfter.Of(sentence, quantity) ?? ListsBefore.Of(sentence, quantity)) is { } claim) yield return claim;
        }
    }

    /// <summary>“三大工程”：…; 甲、乙两地: in sentences that need hold no number.</summary>
    public static IEnumerable<Claim> OfSlogans(Sentence sentence)
    {
        foreach (var slogan in Slogans.Of(sentence))
            if ((Slogans.Announces(sentence, slogan) ? ListsAfter.Of(sentence, slogan) : ListsBefore.Of(sentence, slogan)) is { } claim) yield return claim;
    }
}
