using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Tells how surely a percentage belongs to the number before it.</summary>
internal static class ShareLinks
{
    // Where the words around a number are looked for.
    private const int Reach = 14;

    /// <summary>How surely the percentage at an index is a share that this number is the part of.</summary>
    public static Trust Of(Scope scope, int index, Mention part)
    {
        var share = scope.Sentence.Mentions[index];
        if (!scope.Sentence.Mentions.Contains(part) || Math.Abs(share.Clause - part.Clause) > 2) return Trust.Confirms;
        var name = share.Clean;
        // 问卷 1480 份；家长满意率 93.4%，教师满意率 91.2%: rates in a row are of nothing before them.
        if (index > 0 && scope.Sentence.Mentions[index - 1] is { Quantity.Kind: QuantityKind.Percent } row && row.Quantity.Start > part.Quantity.Start && name.Length > 1 && row.Clean.Length > 1 && row.Clean[^1] == name[^1] && row.Clean != name) return Trust.Confirms;
        if (share.Role == Role.Share && !ShareReadings.IsRateName(share)) return ByName(share, part);
        if (share.Partitive) return Trust.Near;
        if (name.Length < 2) return Trust.Confirms;
        var stem = name.AsSpan(Math.Max(0, name.Length - 5), Math.Min(4, name.Length - 1));
        var near = Near(scope.Sentence, share, part);
        if (stem.Length > 1 && near.Contains(stem[^2..], StringComparison.Ordinal)) return Trust.Sure;
        foreach (var c in stem)
            if (near.Contains(c)) return Trust.Near;
        return share.Clause - part.Clause is 0 or 1 ? Trust.Near : Trust.Confirms;
    }

    // A share with a name of its own (全市本科以上教师占比) is of the number before only when that has the same name.
    private static Trust ByName(Mention share, Mention part)
    {
        var own = ShareNames.OwnOf(share);
        if (IsPlain(own)) return Trust.Sure;
        var label = SubjectText.Clean(part.About);
        if (IsNarrower(own, label, part)) return Trust.Confirms;
        if (label.Length > 1 && (own.EndsWith(label, StringComparison.Ordinal) || label.EndsWith(own, StringComparison.Ordinal))) return Trust.Sure;
        return SubjectText.Overlap(own, part.About + part.Tail) ? Trust.Near : Trust.Confirms;
    }

    // 高级职称 1035 人，占 26.0%；乡村教师中高级职称占 22.7%: of a smaller circle, whose numbers are not given.
    private static bool IsNarrower(string own, string label, Mention part)
    {
        if (label.Length < 2 || own.Length < label.Length + 3 || !own.EndsWith(label, StringComparison.Ordinal)) return false;
        var circle = own[..^label.Length];
        return circle[^1] is '中' or '里' or '内' && !part.Lead.Contains(circle[..^1], StringComparison.Ordinal);
    }

    private static ReadOnlySpan<char> Near(Sentence sentence, Mention share, Mention part)
    {
        var from = Math.Max(sentence.Start, part.Quantity.Start - Reach);
        var to = Math.Min(Math.Min(sentence.End, part.Quantity.End + Reach), Math.Max(part.Quantity.End, NameStart(sentence.Text, share, part.Quantity.End)));
        return sentence.Text.AsSpan(from, to - from);
    }

    private static int NameStart(string text, Mention share, int from)
    {
        if (share.Quantity.Start <= from) return from;
        var at = text.AsSpan(from, share.Quantity.Start - from).LastIndexOfAny('，', ',', '、');
        return at < 0 ? from : from + at;
    }

    /// <summary>True when the words before a share name nothing of their own.</summary>
    internal static bool IsPlain(string name) =>
        name.Length == 0 || name is "占比" or "比例" or "比重" or "所占比例" or "所占比重" or "占比例" || name.EndsWith("比例", StringComparison.Ordinal) && name.Length < 5;
}
