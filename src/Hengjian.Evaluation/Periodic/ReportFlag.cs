using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Filling;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Periodic;

/// <summary>What a check found in a report.</summary>
/// <param name="Id">Stable: jump:fairs.</param>
/// <param name="Fields">Fields it is about.</param>
/// <param name="Words">Chinese, without full stop.</param>
/// <param name="Stops">Must be put right; else an explanation will do.</param>
/// <param name="Answer">The explanation given for exactly these values; null for none.</param>
public sealed record ReportFlag(string Id, IReadOnlyList<string> Fields, string Words, bool Stops, string? Answer)
{
    /// <summary>Row of the ledger it is about; 0 for the report itself.</summary>
    public long Row { get; init; }

    /// <summary>Print of the values it was raised for: an explanation holds for these.</summary>
    public string Finger { get; init; } = "";

    /// <summary>It keeps the report from being handed in.</summary>
    public bool IsOpen => Stops || Answer is null;
}

/// <summary>Looks a report over: what cannot be read, what does not agree, what changed much.</summary>
public static class ReportChecks
{
    private const int FingerDigits = 12;
    private const int MostKeys = 8;

    /// <summary>The flags, in the order of the fields and then of the checks.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">By name, with the marks.</param>
    /// <param name="previous">Values of the last period that was handed in.</param>
    public static IReadOnlyList<ReportFlag> Of(
        PeriodicForm form, IReadOnlyDictionary<string, PeriodicValueRecord> values, IReadOnlyDictionary<string, PeriodicValueRecord> previous)
    {
        var flags = new List<ReportFlag>();
        void Add(string id, IReadOnlyList<string> fields, string words, bool stops)
        {
            var finger = Finger(fields, values);
            flags.Add(new ReportFlag(id, fields, words, stops, AnswerOf(id, finger, values)) { Finger = finger });
        }
        foreach (var field in form.Fields)
        {
            var text = values.GetValueOrDefault(field.Id)?.Text ?? "";
            if (FieldCell.Read(field, text).Problem is { } problem)
            {
                Add("read:" + field.Id, [field.Id], $"{field.Name}：{problem.Message.TrimEnd('。')}{(problem.Expected is null ? "" : "，应为" + problem.Expected)}", true);
                continue;
            }
            if (NumberOf(form, values, field.Id) is not { } now || NumberOf(form, previous, field.Id) is not { } before) continue;
            if (field.Grows && now < before)
                Add("grows:" + field.Id, [field.Id], $"{field.Name}是累计数，本期 {FieldCell.NumberText(now)} 少于上期 {FieldCell.NumberText(before)}", false);
            else if (field.Jump is { } most && before != 0 && Math.Abs(now - before) / Math.Abs(before) > most)
                Add("jump:" + field.Id, [field.Id], $"{field.Name}比上期{Change(now, before)}（上期 {FieldCell.NumberText(before)}，本期 {FieldCell.NumberText(now)}）", false);
        }
        foreach (var check in form.Checks)
        {
            if (RowRule.TryRead(check.Formula) is { } rule && rule.Holds(id => NumberOf(form, values, id)) == false) Add("check:" + check.Id, rule.Elements, check.Words, check.Stops);
        }
        return flags;
    }

    /// <summary>The number of a field, typed or computed; null when there is none.</summary>
    public static double? NumberOf(PeriodicForm form, IReadOnlyDictionary<string, PeriodicValueRecord> values, string id) => form.Find(id) switch
    {
        { Kind: FieldKind.Number } => values.GetValueOrDefault(id) is { Flag: ValueFlag.Present or ValueFlag.Estimated, Number: { } number } ? number : null,
        { Kind: FieldKind.Computed } field => FieldCell.Compute(field, other => NumberOf(form, values, other)),
        _ => null,
    };

    /// <summary>What is stored as the answer to a flag: the explanation holds for the values it was given for.</summary>
    public static string AnswerText(ReportFlag flag, string reason) => flag.Finger + reason;

    /// <summary>The flags of the rows of a ledger, and of rows that were there last period and are gone.</summary>
    /// <param name="form">The form.</param>
    /// <param name="table">Its rows, beside those of the period before.</param>
    /// <param name="marks">Values of the report itself, with the answers among them.</param>
    public static IReadOnlyList<ReportFlag> OfRows(PeriodicForm form, LedgerTable table, IReadOnlyDictionary<string, PeriodicValueRecord> marks)
    {
        if (form.Ledger is not { } ledger || form.RowForm is not { } own) return [];
        var flags = new List<ReportFlag>();
        foreach (var row in table.Rows)
            foreach (var flag in Of(own, row.Values, table.ValuesBefore(row)))
            {
                var id = row.Key + ":" + flag.Id;
                flags.Add(flag with { Id = id, Row = row.Record.Id, Words = $"{ledger.Name} {row.Key}：{flag.Words}", Answer = AnswerOf(id, flag.Finger, marks) });
            }
        if (table.ToCarry is not { Count: > 0 } gone) return flags;
        var keys = string.Join("、", gone.Select(r => r.Key).Take(MostKeys)) + (gone.Count > MostKeys ? "等" : "");
        var finger = PrintOf(gone.Select(r => r.Key));
        flags.Add(new ReportFlag("gone", [], FormattableString.Invariant($"上期没有{(ledger.Closes ? ledger.Close : "办结")}的 {gone.Count} 行（{keys}）本期没有"), false, AnswerOf("gone", finger, marks)) { Finger = finger });
        return flags;
    }

    private static string? AnswerOf(string id, string finger, IReadOnlyDictionary<string, PeriodicValueRecord> values) =>
        values.GetValueOrDefault(PeriodicMarks.Answer + id)?.Text is { Length: > FingerDigits } text && text.StartsWith(finger, StringComparison.Ordinal) ? text[FingerDigits..] : null;

    private static string Finger(IReadOnlyList<string> fields, IReadOnlyDictionary<string, PeriodicValueRecord> values) => PrintOf(fields.Select(f => values.GetValueOrDefault(f)?.Text ?? ""));

    private static string PrintOf(IEnumerable<string> texts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))))[..FingerDigits];

    private static string Change(double now, double before)
    {
        var share = (now - before) / Math.Abs(before) * 100;
        return (share > 0 ? "增加 " : "减少 ") + Math.Abs(Math.Round(share)).ToString("#,##0", CultureInfo.InvariantCulture) + "%";
    }
}
