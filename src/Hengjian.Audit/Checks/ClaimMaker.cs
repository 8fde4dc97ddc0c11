using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Checks;

/// <summary>Turns a judged equation into a claim with its message.</summary>
public static class ClaimMaker
{
    // Longer lists are sorted as a whole.
    private const int LongestInserted = 16;

    /// <summary>Judges and makes; an undetermined or consistent claim carries no diagnosis.</summary>
    public static Claim Make(Equation equation) => Make(equation, Judge.Of(equation));

    /// <summary>Makes the claim of an equation that has been judged.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="judged">What judging gave.</param>
    /// <param name="said">What went wrong, when that is known; null to guess.</param>
    public static Claim Make(Equation equation, Judgement judged, IReadOnlyList<Diagnosis>? said = null)
    {
        var stated = equation.Stated.Quantity;
        // 减少 6.02%: what follows is told downwards too.
        var way = equation.Sign < 0 || equation.Sign == 0 && judged.Computed < 0 ? -1 : 1;
        IReadOnlyList<Diagnosis> diagnoses = judged.Verdict == Verdict.Inconsistent ? said ?? Diagnose.Of(equation) : [];
        return new Claim
        {
            Kind = equation.Kind,
            Verdict = judged.Verdict,
            Stated = stated.Known ? stated.Printed : null,
            Computed = judged.Computed / Divisor(stated) * way,
            Bounds = judged.Bounds is { } b ? Way(b.Low / Divisor(stated), b.High / Divisor(stated), way) : null,
            Unit = Figures.UnitOf(stated),
            Message = Message(equation, judged, diagnoses),
            Assumption = equation.Assumption(),
            Named = equation.Named,
            Diagnoses = diagnoses,
            Spans = [Span(equation)],
            Numbers = NumbersOf(equation),
        };
    }

    // In the order of the text; equals as the equation has them. Sums may have hundreds.
    private static ClaimNumber[] NumbersOf(Equation equation)
    {
        var numbers = new ClaimNumber[equation.Inputs.Count + 1];
        for (var i = 0; i < numbers.Length - 1; i++) numbers[i] = NumberOf(equation.Inputs[i]);
        numbers[^1] = NumberOf(equation.Stated);
        if (numbers.Length > LongestInserted) return [.. numbers.OrderBy(n => n.Start).ThenBy(n => n.End)];
        for (var i = 1; i < numbers.Length; i++)
        {
            var number = numbers[i];
            var at = i;
            for (; at > 0 && (numbers[at - 1].Start, numbers[at - 1].End).CompareTo((number.Start, number.End)) > 0; at--) numbers[at] = numbers[at - 1];
            numbers[at] = number;
        }
        return numbers;
    }

    /// <summary>A claim that holds for what a number may have been, as an accusation of the number that is printed.</summary>
    public static Claim Accuse(Claim holds, Quantity printed, Diagnosis diagnosis)
    {
        var arithmetic = ArithmeticOf(holds);
        return holds with
        {
            Verdict = Verdict.Inconsistent,
            Stated = printed.Printed,
            Computed = holds.Computed is { } c && holds.Stated is not null ? c : null,
            Unit = Figures.UnitOf(printed),
            Message = $"{arithmetic}，文中 {Figures.Print(printed)}；可能是{diagnosis.Text}。",
            Diagnoses = [diagnosis],
            Numbers = [.. holds.Numbers.Select(n => n.Start == printed.Start ? n with { Value = Math.Round(printed.Printed, 6), Unit = Figures.UnitOf(printed) } : n)],
        };
    }

    /// <summary>A claim that cannot be decided, saying what is missing.</summary>
    public static Claim Open(ClaimKind kind, string missing, params ReadOnlySpan<Term> terms)
    {
        var numbers = new List<ClaimNumber>();
        foreach (var term in terms) numbers.Add(NumberOf(term));
        numbers.Sort((a, b) => a.Start.CompareTo(b.Start));
        return new Claim
        {
            Kind = kind,
            Verdict = Verdict.Undetermined,
            Message = missing,
            Numbers = numbers,
            Spans = [new TextSpan(numbers[0].Start, numbers[^1].End)],
        };
    }

    /// <summary>A number as the contract shows it.</summary>
    public static ClaimNumber NumberOf(Term term) => new(
        term.Quantity.Start, term.Quantity.End, term.Quantity.Masked ? null : Math.Round(term.Quantity.Printed, 6), Figures.UnitOf(term.Quantity), term.Role);

    private static (double Low, double High) Way(double low, double high, int way) => way < 0 ? (-high, -low) : (low, high);

    private static double Divisor(Quantity stated) => stated.Factor == 0 ? 1 : stated.Factor;

    private static TextSpan Span(Equation equation)
    {
        var (start, end) = (equation.Stated.Quantity.Start, equation.Stated.Quantity.End);
        foreach (var term in equation.Inputs) (start, end) = (Math.Min(start, term.Quantity.Start), Math.Max(end, term.Quantity.End));
        return new TextSpan(start, end);
    }

    private static string Message(Equation equation, Judgement judged, IReadOnlyList<Diagnosis> diagnoses)
    {
        var stated = equation.Stated.Quantity;
        if (judged.Computed is not { } computed) return "有空缺的数，无法核算。";
        var sign = equation.Sign == 0 ? computed < 0 ? -1 : 1 : equation.Sign;
        var words = ComputedWords(stated, computed * sign);
        var sum = equation.Arithmetic(words);
        return judged switch
        {
            { Verdict: Verdict.Inconsistent } when diagnoses.Count > 0 => $"{sum}，文中 {Figures.Print(stated)}；可能是{diagnoses[0].Text}。",
            { Verdict: Verdict.Inconsistent } => $"{sum}，文中 {Figures.Print(stated)}。",
            { Cut: true } => $"{sum}，文中 {Figures.Print(stated)}，是截去尾数的结果，不算错。",
            { Verdict: Verdict.Consistent, Hedged: true } => $"{sum}，与文中约数 {Figures.Print(stated)} 相符。",
            { Verdict: Verdict.Consistent } => $"{sum}，与文中 {Figures.Print(stated)} 一致。",
            { Hedged: true } => $"{sum}，文中 {Figures.Print(stated)}；有约数参与，只能说不矛盾。",
            _ => $"{sum}，无法判断。",
        };
    }

    // As many decimals as printed, and more while the difference would not show, or nothing but zeros.
    private static string ComputedWords(Quantity stated, double computed)
    {
        for (var more = 0; more < 6; more++)
        {
            var words = Figures.In(stated, computed, more);
            var lost = computed != 0 && !words.AsSpan().ContainsAnyInRange('1', '9');
            var hidden = more < 2 && words == Figures.Print(stated) && Math.Abs(computed - stated.Value) > stated.Half;
            if (!lost && !hidden) return words;
        }
        return Figures.In(stated, computed, 6);
    }

    /// <summary>What a claim that holds says of the arithmetic, without its verdict.</summary>
    internal static string ArithmeticOf(Claim holds)
    {
        var end = Math.Max(holds.Message.LastIndexOf("，与文中", StringComparison.Ordinal), holds.Message.LastIndexOf("，文中", StringComparison.Ordinal));
        return end < 0 ? holds.Message : holds.Message[..end];
    }
}
