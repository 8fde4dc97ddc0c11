using System.Globalization;
using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>Writes a formula from a seed: a number or a verdict of a region, or of a school or section.</summary>
/// <remarks>Elements of one unit a grain, so that sums and comparisons are allowed; what is still refused is left out.</remarks>
internal sealed class RandomFormula
{
    private readonly Random random;
    private readonly Dictionary<string, string[]> numbers;
    private readonly Dictionary<string, string[]> answers;

    public RandomFormula(DataDictionary dictionary, int seed)
    {
        random = new Random(seed);
        string[] Of(Grain grain, ValueKind kind, string unit) =>
            [.. dictionary.Of(grain).Where(e => e.Kind == kind && e.Unit == unit).Select(e => random.Next(2) == 0 ? e.Id : $"`{e.NameZh}`")];
        numbers = new()
        {
            ["school"] = Of(Grain.SchoolYear, ValueKind.Number, "人"),
            ["class"] = Of(Grain.ClassYear, ValueKind.Number, "人"),
            ["project"] = Of(Grain.Project, ValueKind.Number, "平方米"),
            ["region"] = Of(Grain.RegionYear, ValueKind.Number, "人"),
        };
        answers = new()
        {
            ["school"] = Of(Grain.SchoolYear, ValueKind.Bool, ""),
            ["class"] = Of(Grain.ClassYear, ValueKind.Bool, ""),
            ["project"] = Of(Grain.Project, ValueKind.Bool, ""),
            ["region"] = Of(Grain.RegionYear, ValueKind.Bool, ""),
        };
        // A class knows its school.
        numbers["class"] = [.. numbers["class"], .. numbers["class"], .. numbers["school"].Take(3)];
    }

    public string Region(bool verdict) => verdict ? Answer("region", 3) : Number("region", 3);

    public string School(bool verdict) => verdict ? Answer("school", 3) : Number("school", 3);

    private string Pick(params string[] from) => from[random.Next(from.Length)];

    private string Literal() => random.Next(3) == 0
        ? (random.Next(0, 400) / 4.0).ToString(CultureInfo.InvariantCulture) : Pick("0", "1", "2", "50", "100");

    private string Number(string grain, int depth)
    {
        if (grain == "region" && depth > 0 && random.Next(3) > 0) return Aggregate(Pick("school", "school", "class", "project", "region"), depth - 1);
        if (depth == 0 || random.Next(3) == 0) return random.Next(6) == 0 ? Literal() : Pick(numbers[grain]);
        string Part() => Number(grain, depth - 1);
        return random.Next(9) switch
        {
            0 => $"({Part()} + {Part()})",
            1 => $"({Part()} - {Part()})",
            2 => $"{Part()} * {Literal()}",
            3 => $"({Part()}) / ({Part()})",
            4 => $"{Pick("abs", "ceil", "floor")}({Part()})",
            5 => $"{Pick("min_of", "max_of", "mean_of")}({Part()}, {Part()})",
            6 => $"count_true({Answer(grain, depth - 1)}, {Answer(grain, depth - 1)})",
            7 => grain is "school" or "region" ? $"prev({Part()}{Pick("", ", 1", ", 2")})" : $"-{Pick(numbers[grain])}",
            _ => $"-({Part()})",
        };
    }

    private string Aggregate(string grain, int depth)
    {
        string Value() => Number(grain, Math.Min(depth, 2)) is var text && grain == "region" ? Pick(numbers["region"]) : text;
        string Condition() => grain == "region" ? $"{Pick(numbers["region"])} {Sign()} {Pick(numbers["region"])}" : Answer(grain, Math.Min(depth, 2));
        return Pick("sum", "sum_if", "count", "count_if", "count_rows", "avg", "avg_if", "max", "max_if", "min", "min_if", "wcv", "cv") switch
        {
            "count_if" => $"count_if({Condition()})",
            "wcv" => $"wcv({Value()}, {Pick(numbers[grain])})",
            "count_rows" => $"count_rows({Pick(numbers[grain])})",
            var function when function.EndsWith("_if", StringComparison.Ordinal) => $"{function}({Value()}, {Condition()})",
            var function => $"{function}({Value()})",
        };
    }

    private string Sign() => Pick(">=", "<=", ">", "<", "==", "!=");

    private string Answer(string grain, int depth)
    {
        if (depth == 0 || random.Next(4) == 0) return random.Next(3) == 0 ? Code(grain) : Pick(answers[grain]);
        string Part() => Answer(grain, depth - 1);
        return random.Next(7) switch
        {
            0 => $"({Part()} and {Part()})",
            1 => $"({Part()} or {Part()})",
            2 => $"not ({Part()})",
            3 => $"at_least({random.Next(1, 3)}, {Part()}, {Part()}, {Part()})",
            _ => $"({Number(grain, depth - 1)} {Sign()} {(random.Next(2) == 0 ? Literal() : Number(grain, depth - 1))})",
        };
    }

    private string Code(string grain) => grain switch
    {
        "school" => Pick("ownership == \"公办\"", "urban_rural in (\"城区\", \"镇区\")", "school_type != \"幼儿园\"", "stu <= limit(school_size_cap, school_type)"),
        "class" => Pick("class_stage == \"小学\"", "class_size > limit(class_size_cap, class_stage)", "class_age in (\"小班\", \"大班\")", "ownership != \"公办\""),
        "project" => Pick("proj_state in (\"完工\", \"投用\")", "proj_done_on <= proj_due", "proj_due - proj_done_on > 3"),
        _ => Pick("[teacher-pay.arrears] > 5", "[satisfaction.overall] >= 60", "true", "false"),
    };
}
