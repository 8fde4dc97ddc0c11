using System.Buffers;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Retold;

namespace Hengjian.Audit.Context;

/// <summary>
/// The number of another row told of this one: 东河区完成投资 12.46 亿元, where the table gives 15.32 for 东河区 and 12.46 for 北山县. Row and heading name the
/// cell, and the very number stands in its column: no slip is needed.
/// </summary>
internal static class CopiedCells
{
    private const int LeastDigits = 3;
    private const int LeastOfRate = 2;
    private const int LeastHeading = 2;

    // What may stand between the name of the column and the number, or before that name.
    private static readonly SearchValues<char> Fillers = SearchValues.Create("有共为达到至现已的数总是在人计约只仅高低最也则 ：:，、（(");

    // 完成投资 12.46 亿元目标的七成.
    private static readonly string[] Aims = ["目标", "任务", "计划", "以上", "以下"];

    /// <summary>The cell that is meant and the row whose number was told; null when the words name no cell, or no other row has the number.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mention">Its number.</param>
    /// <param name="end">Where the name of the row ends.</param>
    /// <param name="row">The row.</param>
    /// <param name="headings">The names of the columns.</param>
    /// <param name="cell">The cell of a column and row, in the unit of the number.</param>
    /// <param name="rows">How many rows there are.</param>
    public static (Quantity Cell, int Column, int Copied)? Of(Sentence sentence, Mention mention, int end, int row, IReadOnlyList<string> headings, Func<int, int, Quantity?> cell, int rows)
    {
        var least = mention.Quantity.Kind == QuantityKind.Percent || mention.Quantity.Step < 1 ? LeastOfRate : LeastDigits;
        if (mention.Quantity.Digits < least || mention.Departs || mention.Partitive || Wording.Begins(sentence.Text[mention.Quantity.End..sentence.End], Aims) || mention.Role is Role.Base or Role.Norm or Role.Gap) return null;
        // 完成投资 15.32 亿元，增速 9.4%: another number of the row may stand between.
        foreach (var other in sentence.Mentions)
            if (other.Quantity.End <= mention.Quantity.Start && other.Quantity.End > end) end = other.Quantity.End;
        if (end > mention.Quantity.Start) return null;
        var words = sentence.Text[end..mention.Quantity.Start];
        var chosen = -1;
        for (var i = 0; i < headings.Count; i++)
        {
            if (!Names(words, headings[i]) || cell(i, row) is not { Known: true } own || !own.Adds(mention.Quantity)) continue;
            if (chosen >= 0 || Agreement.Agree(own, mention.Quantity)) return null;
            chosen = i;
        }
        if (chosen < 0) return null;
        for (var i = 0; i < rows; i++)
            if (i != row && cell(chosen, i) is { Known: true } copied && copied.Place == mention.Quantity.Place && copied.Adds(mention.Quantity) && Agreement.Agree(copied, mention.Quantity)) return (cell(chosen, row)!, chosen, i);
        return null;
    }

    private static bool Names(string words, string heading)
    {
        if (heading.Length < LeastHeading || words.IndexOf(heading, StringComparison.Ordinal) is not (>= 0 and var at)) return false;
        return !words.AsSpan(0, at).ContainsAnyExcept(Fillers) && !words.AsSpan(at + heading.Length).ContainsAnyExcept(Fillers);
    }
}
