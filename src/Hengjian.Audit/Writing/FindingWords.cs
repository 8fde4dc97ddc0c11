using System.Globalization;
using System.Text;
using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Writing;

/// <summary>A finding as it is told to its author: in a comment, in a cell, on a page.</summary>
public static class FindingWords
{
    /// <summary>Chinese name of a verdict.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Consistent => "一致",
        Verdict.Inconsistent => "不一致",
        _ => "无法判断",
    };

    /// <summary>What follows from the other numbers, as exactly as they are printed: 7.36～7.41%; empty when not computed.</summary>
    public static string Interval(Claim claim)
    {
        if (claim.Bounds is not { } bounds || !double.IsFinite(bounds.Low) || !double.IsFinite(bounds.High)) return "";
        var (low, high) = (Figure(bounds.Low), Figure(bounds.High));
        return low == high ? low + claim.Unit : low + "～" + high + claim.Unit;
    }

    /// <summary>The whole of a claim, a line for each thing said: kind and verdict, arithmetic, other guesses, interval, assumption.</summary>
    public static string Of(Claim claim)
    {
        var text = new StringBuilder().Append('【').Append(Names.Of(claim.Kind)).Append('：').Append(Of(claim.Verdict)).Append('】').Append(claim.Message);
        foreach (var diagnosis in claim.Diagnoses.Skip(1)) text.Append("\n也可能是：").Append(diagnosis.Text);
        if (Interval(claim) is { Length: > 0 } interval) text.Append("\n按文中各数书写的精确程度推算：").Append(interval);
        if (claim.Assumption.Length > 0) text.Append("\n前提：").Append(claim.Assumption);
        return text.ToString();
    }

    /// <summary>The whole of a warning.</summary>
    public static string Of(Warning warning) => "【" + Names.OfWarning(warning.Code) + "】" + warning.Message;

    /// <summary>The place a reader should look at: the words of a claim where they stand together, else the number that does not fit.</summary>
    public static TextSpan Place(string text, Claim claim)
    {
        var span = claim.Spans[0];
        if (text.AsSpan(span.Start, span.End - span.Start).IndexOfAny('\n', '\t') < 0 || claim.Numbers.Count == 0) return span;
        var number = claim.Numbers.FirstOrDefault(n => n.Value is { } value && value == claim.Stated, claim.Numbers[^1]);
        return new TextSpan(number.Start, number.End);
    }

    private static string Figure(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
