using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Data;

/// <summary>Compares the numbers of a report with values kept elsewhere. Accuses only when region, year, stage and unit are said.</summary>
public static class DataCheck
{
    /// <summary>The comparisons, in the order of the numbers, with their ids.</summary>
    /// <param name="text">Text of the report.</param>
    /// <param name="numbers">The numbers with their names.</param>
    /// <param name="values">The values to hold each against; none for a figure that is not kept there.</param>
    public static IReadOnlyList<DataComparison> Of(
        string text, IReadOnlyList<NamedNumber> numbers, Func<NamedNumber, IEnumerable<GivenValue>> values)
    {
        var all = numbers.SelectMany(n => values(n).Select(v => Compare(n, v))).ToList();
        var keys = Surroundings.Distinct(text, all.ConvertAll(c => (Words(text, c), (IReadOnlyList<TextSpan>)[c.Span])));
        return [.. all.Select((c, i) => c with { Id = Id(keys[i]) })];
    }

    /// <summary>Compares one number with one value.</summary>
    public static DataComparison Compare(NamedNumber number, GivenValue given)
    {
        var verdict = Judge(number, given);
        return new DataComparison
        {
            Verdict = verdict,
            Kind = given.Kind,
            Key = number.Figure.Key,
            Name = number.Figure.Name,
            Stage = number.Stage ?? "",
            Region = number.Region,
            Year = number.Year,
            Span = new(number.Start, number.Quantity.End),
            Number = new(number.Quantity.Start, number.Quantity.End),
            Stated = number.Quantity.Value,
            Half = (number.Quantity.Interval.High - number.Quantity.Interval.Low) / 2,
            Given = given.Value,
            Unit = number.Figure.Unit,
            Message = Message(number, given, verdict),
            Source = given.Source,
            Round = given.Round,
            Snapshot = given.Snapshot,
        };
    }

    private static DataVerdict Judge(NamedNumber number, GivenValue given)
    {
        if (given.Value is not { } value) return DataVerdict.NoValue;
        if (number.Stage is null || number.Year is null) return DataVerdict.Unclear;
        var (quantity, kept) = (number.Quantity, Interval.Around(value, given.Half));
        if (quantity.AsPrinted.Meets(kept) || quantity.Truncated.Meets(kept)) return DataVerdict.Agrees;
        if (number.Unclear.Length > 0 || given.Doubt.Length > 0) return DataVerdict.Unclear;
        return quantity.Hedge != Hedge.None && quantity.Interval.Meets(kept) ? DataVerdict.Unclear : DataVerdict.Differs;
    }

    private static string Message(NamedNumber number, GivenValue given, DataVerdict verdict)
    {
        var stated = Figures.Print(number.Quantity);
        if (given.Value is not { } value) return $"文中 {stated}；没有可以对照的{Word(given)}。";
        var kept = Kept(number.Quantity, value);
        var words = $"{Word(given)} {kept}";
        return verdict switch
        {
            DataVerdict.Agrees => $"文中 {stated}，与{words} 一致{(number.Unclear.Length > 0 ? "（" + number.Unclear + "，按报告的地区和年度对照）" : "")}。",
            DataVerdict.Differs => $"文中 {stated}，{words}，{Gap(number.Quantity, value)}。",
            _ => $"文中 {stated}，{words}；不能断定不符：{Why(number, given)}。",
        };
    }

    private static string Why(NamedNumber number, GivenValue given) => string.Join(
        "；", new[] { number.Unclear, number.Year is null ? "不是一个整年的数" : "", given.Doubt, number.Quantity.Hedge != Hedge.None ? "文中是约数" : "" }.Where(w => w.Length > 0));

    private static string Word(GivenValue given) => given.Kind switch
    {
        "result" or "trial" => "测算值",
        "report" => "上年报告所写",
        _ => "报送数",
    };

    // As many decimals as printed, and more while the difference would not show.
    private static string Kept(Quantity like, double value)
    {
        for (var more = 0; more < 3; more++)
        {
            var words = Figures.In(like, value, more);
            if (words != Figures.Print(like) || Math.Abs(value - like.Value) <= like.Half) return words;
        }
        return Figures.In(like, value, 3);
    }

    private static string Gap(Quantity stated, double value)
    {
        var gap = stated.Value - value;
        var words = Figures.In(stated, Math.Abs(gap), 0);
        if (Math.Abs(gap) < stated.Place) words = Figures.In(stated, Math.Abs(gap), 2);
        if (stated.Kind == QuantityKind.Percent) words = words.TrimEnd('%') + " 个百分点";
        return (gap > 0 ? "文中多 " : "文中少 ") + words;
    }

    private static string Words(string text, DataComparison comparison) => string.Create(
        CultureInfo.InvariantCulture,
        $"{comparison.Kind}|{comparison.Key}|{comparison.Stage}|{comparison.Region}|{comparison.Year}|{text.AsSpan(comparison.Span.Start, comparison.Span.End - comparison.Span.Start)}");

    private static string Id(string key) => "d" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..11];
}
