using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Shares in a list: 甲 42 人、乙 51 人，分别占 45.2% 和 54.8%.</summary>
internal static class ShareLists
{
    private const int LeastOfSum = 3;
    private const int MostOfSum = 12;

    /// <summary>The readings of one of the list: the last so many numbers before, in order.</summary>
    public static IEnumerable<ShareReading> Of(Scope scope, int index)
    {
        var mentions = scope.Sentence.Mentions;
        var share = mentions[index];
        var rates = share.Role == Role.Level && share.Respectively && ShareReadings.IsRateName(share);
        if (share.Role != Role.Share && !rates) yield break;
        var given = share.Group > 0 && mentions[share.Group - 1] is { Role: Role.Whole, Known: true } w ? w : null;
        var levels = scope.Levels(share.Group).Where(m => m != given && !IsTally(m, share)).Take(share.Size + 1).ToList();
        if (!rates && levels.TrueForAll(m => m.Quantity.Chinese) && OfSum(scope, share) is { } summed) yield return summed;
        if (levels.Count < share.Size) yield break;
        var part = levels[share.Size - 1 - share.Place];
        if (given is not null && given.Quantity.Adds(part.Quantity))
        {
            yield return new ShareReading([part], given, Trust.Sure, true);
            yield break;
        }
        // 合格 11780 人、优良 6324 人，合格率和优良率分别为: a rate is of the number whose name it carries.
        if (rates && (part.Clean.Length < 2 || !share.Subject.Contains(part.Clean, StringComparison.Ordinal))) yield break;
        foreach (var whole in levels.Skip(share.Size).Concat(scope.LevelsBefore()))
            if (whole.Quantity.Adds(part.Quantity) && whole.Quantity.Value >= part.Quantity.Value)
            {
                var borne = !rates && AreOf(scope, share, levels, whole);
                yield return new ShareReading([part], whole, levels.Contains(whole) || borne ? rates ? Trust.Near : Trust.Sure : Trust.Confirms, borne);
            }
    }

    // 四项占比依次为: how many they are is none of them.
    private static bool IsTally(Mention m, Mention share) => m.Quantity is { Chinese: true, Kind: QuantityKind.Count } && m.Quantity.Value == share.Size && m.Clause == share.Clause;

    // 工资 a 万元，商品服务 b 万元，补助 c 万元，合计 d 万元。三类支出占比依次为 x、y、z: as many as the parts of the sum that holds just before, in their order.
    private static ShareReading? OfSum(Scope scope, Mention share)
    {
        if (scope.Before is not { } before || share.Size is < LeastOfSum or > MostOfSum || !ShareReadings.IsGeneric(scope.Sentence.Mentions[share.Group].WholeName)) return null;
        foreach (var sum in scope.Sums)
            if (sum.Parts.Count == share.Size && before.Mentions.Find(m => m.Quantity.Start == sum.Total) is { } total && before.Mentions.FindAll(m => sum.Parts.Contains(m.Quantity.Start)) is var parts && parts.Count == share.Size)
                return new ShareReading([parts[share.Place]], total, parts.Count(p => Fits(scope, share, p, parts.IndexOf(p), total)) >= share.Size - 1 ? Trust.Sure : Trust.Confirms, true);
        return null;
    }

    private static bool Fits(Scope scope, Mention share, Mention part, int place, Mention whole) =>
        part.Quantity.Adds(whole.Quantity) && Judge.Of(Equations.Share(part.Quantity, whole.Quantity, scope.Sentence.Mentions[share.Group + place].Quantity)).Verdict == Verdict.Consistent;

    // 在校生 44591 人。小学 a 人，初中 b 人，高中 c 人，占比依次为 x、y、z: one in the wrong is seen by the others.
    private static bool AreOf(Scope scope, Mention share, List<Mention> levels, Mention whole)
    {
        var held = 0;
        for (var place = 0; place < share.Size; place++)
            if (place != share.Place && Fits(scope, share, levels[share.Size - 1 - place], place, whole)) held++;
        return share.Size > 2 && held == share.Size - 1;
    }
}
