using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>
/// Shares of one thing over several years or places, with parts and wholes listed in the same order: 支出分别为 a、b、c，拨款分别为 d、e、f，拨款占支出的比例分别为 x、y、z. The second
/// share is of the second part and of the second whole, and of no other.
/// </summary>
internal static class ShareSeries
{
    /// <summary>The reading of one of the list; null unless the words name one list of wholes and one of parts.</summary>
    public static ShareReading? Of(Scope scope, int index)
    {
        // The words stand before the first of the list.
        var share = scope.Sentence.Mentions[index];
        var head = scope.Sentence.Mentions[share.Group];
        var name = ShareAlibis.Bare(SubjectText.Clean(head.WholeName));
        if (share.Role != Role.Share || name.Length < 3 || ShareReadings.IsGeneric(head.WholeName)) return null;
        var own = ShareNames.OwnOf(head);
        var lists = Lists(scope, share.Group, share.Size);
        if (lists.Count < 2 || Named(name, lists) is not { } wholes) return null;
        lists.Remove(wholes);
        if (own.Length < 2 || Named(own, lists) is not { } parts) return null;
        var (part, whole) = (parts[share.Place], wholes[share.Place]);
        return part.Known && whole.Known && part.Quantity.Adds(whole.Quantity) && part.Quantity.Value <= whole.Quantity.Value ? new ShareReading([part], whole, IsBorne(scope.Sentence.Mentions.GetRange(share.Group, share.Size), parts, wholes) ? Trust.Sure : Trust.Near, true) : null;
    }

    // One of the shares at least is of its part and its whole.
    private static bool IsBorne(List<Mention> shares, List<Mention> parts, List<Mention> wholes)
    {
        for (var i = 0; i < shares.Count; i++)
            if (parts[i].Quantity.Adds(wholes[i].Quantity) && Judge.Of(Equations.Share(parts[i].Quantity, wholes[i].Quantity, shares[i].Quantity)).Verdict == Verdict.Consistent) return true;
        return false;
    }

    // The lists of as many values before the share, here and in the sentences before.
    private static List<List<Mention>> Lists(Scope scope, int index, int size)
    {
        var lists = new List<List<Mention>>();
        foreach (var sentence in new[] { scope.Sentence, scope.Before, scope.Earlier })
            for (var i = 0; sentence is not null && i < (sentence == scope.Sentence ? index : sentence.Mentions.Count); i += sentence.Mentions[i].Size)
                if (sentence.Mentions[i] is { Role: Role.Level, Each: null } head && head.Size == size && head.Quantity.Kind is Numbers.QuantityKind.Count or Numbers.QuantityKind.Amount) lists.Add(sentence.Mentions.GetRange(i, size));
        return lists;
    }

    // The one list whose name says all of it, or more of it than any other, and half at least.
    private static List<Mention>? Named(string name, List<List<Mention>> lists)
    {
        List<Mention>? best = null;
        var (most, second) = (0, 0);
        foreach (var list in lists)
        {
            var shared = ShareNames.Shared(name, list[0].AboutClean);
            if (shared > most) (best, second, most) = (list, most, shared);
            else second = Math.Max(second, shared);
        }
        return most > second && most * 2 >= name.Length - 1 ? best : null;
    }
}
