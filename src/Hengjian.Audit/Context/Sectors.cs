using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>Which of the three sectors of an economy a number is told of: 第二产业比重, 二、三产业分别, 三产.</summary>
internal static class Sectors
{
    /// <summary>How many there are.</summary>
    public const int Count = 3;

    private const string Ordinals = "一二三";
    private const string Between = "第、和与及";

    /// <summary>The sectors that a number, or a list of numbers, is told of, in order: 1 to 3; none when it names none, or not as many as it has numbers.</summary>
    /// <param name="head">The number, or the first of its list.</param>
    public static IReadOnlyList<int> Of(Mention head)
    {
        var lead = head.Lead;
        for (var at = lead.LastIndexOf('产'); at > 0; at = lead.LastIndexOf('产', at - 1))
        {
            var found = new List<int>();
            var i = at - 1;
            for (; i >= 0 && (Ordinals.AsSpan().Contains(lead[i]) || Between.AsSpan().Contains(lead[i])); i--)
                if (Ordinals.AsSpan().Contains(lead[i])) found.Insert(0, Ordinals.AsSpan().IndexOf(lead[i]) + 1);
            if (found.Count > 0) return found.Count == head.Size ? found : [];
        }
        return [];
    }
}
