using System.Globalization;
using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Correcting;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian correct: one row says something else from now on; with a round, what that changes.</summary>
internal static class CorrectVerb
{
    private const string Giver = "command-line";

    public static readonly Verb Verb = new(
        "correct",
        $"{WorkspaceOption.Usage} --kind 表种 --period 年度 --key 代码 [--school 学校代码] [--stage 学段] --reason 理由 [--round 轮次] 数据项=值…",
        "更正一行数据：存为新的快照，原快照不变，未更正的列与原快照共用。代码是学校代码、项目编号、班级编号（另给 --school）或行政区划代码。"
        + "给出 --round 时在更正前后各试算一次，后一次只算更正所及的部分，并列出等次、得分、名次有变的单位。",
        ["data", "database", "kind", "period", "key", "school", "stage", "reason", "round"], [], RunAsync);

    private static async Task<int> RunAsync(Arguments given, CancellationToken cancel)
    {
        var read = Read(given);
        if (!read.TryGet(out var giving)) return Terminal.Refuse(read.Problems);
        if (given["round"] is { } typed && !long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return Terminal.Refuse([UsageProblems.Value("--round", typed, "轮次编号")]);
        var opened = await WorkspaceOption.OpenAsync(given, Verb, cancel);
        if (!opened.TryGet(out var workspace)) return Terminal.Refuse(opened.Problems);
        var loaded = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder);
        if (!loaded.TryGet(out var catalogue)) return Terminal.Refuse(loaded.Problems);
        var trial = given["round"] is { } number ? new Trial(workspace, long.Parse(number, CultureInfo.InvariantCulture)) : null;
        var before = trial is null ? null : await trial.ComputeAsync(cancel);
        if (before is { IsOk: false }) return Terminal.Refuse(before.Problems);
        var corrected = await new CorrectFacts(workspace, catalogue.Dictionary).RunAsync(giving, cancel);
        if (!corrected.TryGet(out var receipt)) return Terminal.Refuse(corrected.Problems);
        foreach (var cell in receipt.Cells) Console.Error.WriteLine($"{cell.Element.NameZh}：{cell.Before} → {cell.After}");
        Console.Error.WriteLine($"已存为快照 {receipt.Snapshot.Id}，更正快照 {receipt.Snapshot.ParentId}。");
        Console.WriteLine(receipt.Snapshot.Hash);
        return trial is null ? ExitCode.Done : await trial.TellAsync(before!.Value, cancel);
    }

    private static Result<CorrectionGiving> Read(Arguments given)
    {
        if (given["kind"] is not { } word) return UsageProblems.Absent("--kind", Verb.Usage);
        if (ImportKinds.Parse(word) is not { } kind) return UsageProblems.Value("--kind", word, string.Join("、", ImportKinds.Words));
        if (!int.TryParse(given["period"], NumberStyles.None, CultureInfo.InvariantCulture, out var period))
            return UsageProblems.Value("--period", given["period"] ?? "", "年度，如 2025");
        if (given["key"] is not { } key) return UsageProblems.Absent("--key", Verb.Usage);
        if (given.Words is []) return UsageProblems.Absent("数据项=值", Verb.Usage);
        SchoolStage? stage = given["stage"] is { } typed ? SchoolStageNames.FromFileName(typed) ?? SchoolStageNames.FromChinese(typed) : null;
        if (given["stage"] is { } unknown && stage is null) return UsageProblems.Value("--stage", unknown, "primary、junior 等学段");
        var cells = new List<(string, string)>();
        foreach (var pair in given.Words)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0) return CorrectionProblems.NoPair(pair);
            cells.Add((pair[..at], pair[(at + 1)..]));
        }
        return new CorrectionGiving(new CorrectedRow(kind, period, key) { School = given["school"], Stage = stage }, cells, Giver, given["reason"] ?? "");
    }

    /// <summary>Trial runs of a round before and after, in one process, so that the second starts from the first.</summary>
    private sealed class Trial(Workspace workspace, long round)
    {
        private readonly RoundLibrary rounds = new(workspace);
        private readonly RunLibrary runs = new(workspace);
        private readonly RunComputation computation = new(workspace);

        public async Task<Result<RenewedRun>> ComputeAsync(CancellationToken cancel)
        {
            var found = await rounds.FindAsync(round, cancel);
            if (!found.TryGet(out var record)) return Result.Fail<RenewedRun>(found.Problems);
            var material = await rounds.MaterialAsync(record, cancel);
            return material.Then(m => computation.Renew(m, null, cancel));
        }

        public async Task<int> TellAsync(RenewedRun before, CancellationToken cancel)
        {
            var stored = await new RoundComputation(workspace, rounds, runs, computation).RunAsync(round, official: false, Giver, cancel: cancel);
            if (!stored.TryGet(out var record)) return Terminal.Refuse(stored.Problems);
            var loaded = await runs.LoadAsync(record.Id, cancel);
            if (!loaded.TryGet(out var after)) return Terminal.Refuse(loaded.Problems);
            Console.Error.WriteLine($"试算 {record.Id}（{record.Duration.TotalMilliseconds:F0} 毫秒，含读取和存储）。{record.Note}");
            var old = (before.Run.Scheme?.Sheets ?? []).ToDictionary(s => s.Region);
            foreach (var sheet in after.Run.Scheme?.Sheets ?? [])
            {
                var was = old.GetValueOrDefault(sheet.Region);
                if (was?.Total == sheet.Total && was?.Grade == sheet.Grade && was?.Rank == sheet.Rank) continue;
                after.Run.Indicators.Tree.TryFind(sheet.Region, out var unit);
                Console.Error.WriteLine($"{unit?.Name}：{Words(was)} → {Words(sheet)}");
            }
            return ExitCode.Done;
        }

        private static string Words(ScoreSheet? sheet) => sheet is null ? "—"
            : $"{(sheet.Total is { } total ? NumberText.Points(total) + " 分" : "")} {sheet.Grade} {(sheet.Rank is { } rank ? $"第 {rank} 名" : "")}".Trim();
    }
}
