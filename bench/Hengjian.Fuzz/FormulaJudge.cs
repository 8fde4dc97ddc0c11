using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Fuzz;

/// <summary>What came of one formula.</summary>
/// <param name="Wrong">What the language did that it must not do; null when all is well.</param>
/// <param name="Codes">Problem codes, "ok" when the formula is bound; equal for formulas that fared alike.</param>
/// <param name="Milliseconds">Time to the answer.</param>
public sealed record Judgement(string? Wrong, string Codes, double Milliseconds);

/// <summary>
/// Gives a formula to parser and binder and checks the answer: a bound formula or problems that point inside the text,
/// within <see cref="MostMilliseconds"/> of processor time, whatever was typed.
/// </summary>
public sealed partial class FormulaJudge(IndicatorCatalogue catalogue)
{
    /// <summary>Most processor time for one answer.</summary>
    public const double MostMilliseconds = 250;

    private const int LongestMessage = 1200;
    private const int MostProblems = 100;

    /// <summary>Judges one formula as the draft of an indicator; the number chooses its unit, stages and rows.</summary>
    public Judgement Judge(string formula, long number)
    {
        var draft = Draft(formula, number);
        var clock = Stopwatch.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;
        try
        {
            var result = CatalogueCompiler.CompileFormula(catalogue, draft);
            var took = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            // A wall clock also counts what other programs do; only both together say that it was us.
            var slow = took > MostMilliseconds && (Environment.CpuUsage.TotalTime - before).TotalMilliseconds > MostMilliseconds;
            var codes = result.IsOk ? "ok" : string.Join(' ', result.Problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal));
            return new Judgement(slow ? FormattableString.Invariant($"slow: {took:F0} ms") : WrongAnswer(formula, result), codes, took);
        }
#pragma warning disable CA1031 // finding exceptions of any kind is the point
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Judgement("exception: " + e, e.GetType().Name, 0);
        }
    }

    private static string? WrongAnswer(string formula, Result<IReadOnlyList<DataElement>> result)
    {
        if (result.IsOk) return null;
        if (result.Problems.Count is 0 or > MostProblems) return FormattableString.Invariant($"{result.Problems.Count} problems");
        return result.Problems.Select(p => WrongProblem(formula, p)).FirstOrDefault(w => w is not null);
    }

    private static string? WrongProblem(string formula, Problem problem)
    {
        if (problem.Message.Length == 0) return problem.Code + " without a message";
        if (problem.ToString().Length > LongestMessage)
            return FormattableString.Invariant($"{problem.Code}: message of {problem.ToString().Length} characters");
        if (problem.Where is null || Place().Match(problem.Where) is not { Success: true } place)
            return problem.Code is "HJI0222" or "HJI0223" ? null : problem.Code + " without a place";
        var lines = formula.Split('\n');
        var line = int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var column = int.Parse(place.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        var inside = line >= 1 && line <= lines.Length && column >= 1 && column <= lines[line - 1].Length + 1;
        return inside ? null : FormattableString.Invariant($"{problem.Code} points outside the text: {line}:{column}");
    }

    private static Indicator Draft(string formula, long number)
    {
        SchoolStage[][] stages =
        [
            [SchoolStage.All], [SchoolStage.Primary, SchoolStage.Junior], [SchoolStage.Compulsory], Enum.GetValues<SchoolStage>(),
        ];
        var grain = (number / 2 % 5) switch { 3 => Grain.SchoolYear, 4 => Grain.SectionYear, _ => Grain.RegionYear };
        return new Indicator("fuzz.draft", "草稿", "fuzz", number % 2 == 0 ? "人" : "是/否", formula)
        {
            ResultGrain = grain,
            Rows = number / 10 % 3 == 0 || grain == Grain.SectionYear ? Grain.SectionYear : Grain.SchoolYear,
            Levels = grain == Grain.RegionYear ? [RegionLevel.County, RegionLevel.City] : [],
            Stages = stages[number / 30 % 4],
        };
    }

    [GeneratedRegex("第 ([0-9]+) 行第 ([0-9]+) 列")]
    private static partial Regex Place();
}
