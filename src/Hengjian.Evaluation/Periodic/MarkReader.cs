using System.Globalization;
using Hengjian.Domain.Periodic;

namespace Hengjian.Evaluation.Periodic;

/// <summary>The marks of one report.</summary>
/// <param name="Values">By name, marks among them.</param>
internal sealed record MarkReader(IReadOnlyDictionary<string, PeriodicValueRecord> Values)
{
    /// <summary>The most days a handing in was late.</summary>
    public int Late => Values.TryGetValue(PeriodicMarks.Late, out var late) ? (int)(late.Number ?? 0) : 0;

    /// <summary>Why it was returned last; null when it never was.</summary>
    public string? Return => Values.GetValueOrDefault(PeriodicMarks.Return)?.Text;

    /// <summary>Last day in force.</summary>
    public DateOnly DueOf(PeriodicReportRecord report) =>
        report.State == PeriodicState.Returned && Values.TryGetValue(PeriodicMarks.Mend, out var mend) ? Day(mend.Text) : report.Due;

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
