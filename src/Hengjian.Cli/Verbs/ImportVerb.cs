using System.Globalization;
using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Importing;
using Hengjian.Kernel;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian import: files of one kind and year into one snapshot, all of them or nothing.</summary>
internal static class ImportVerb
{
    private const string Giver = "command-line";

    public static readonly Verb Verb = new(
        "import", $"{WorkspaceOption.Usage} --kind 表种 --period 年度 --region 代码 [--definition 口径变化] 文件…",
        $"把 xlsx、xls、csv 文件导入为一份快照；有一处错误就全部不存，并写出标注错误的副本。口径变化每行一项，写“数据项：变化说明”。表种：{string.Join("、", ImportKinds.Words)}。",
        ["data", "database", "kind", "period", "region", "source", "definition"], [], RunAsync);

    private static async Task<int> RunAsync(Arguments given, CancellationToken cancel)
    {
        var read = Read(given);
        if (!read.TryGet(out var asked)) return Terminal.Refuse(read.Problems);
        var opened = await WorkspaceOption.OpenAsync(given, Verb, cancel);
        if (!opened.TryGet(out var workspace)) return Terminal.Refuse(opened.Problems);
        var loaded = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder);
        if (!loaded.TryGet(out var catalogue)) return Terminal.Refuse(loaded.Problems);
        var streams = new List<FileStream>();
        try
        {
            foreach (var path in given.Words) streams.Add(File.OpenRead(path));
            var files = streams.Select(s => new ImportFile(Path.GetFileName(s.Name), s)).ToList();
            var giving = new FactGiving(asked.Kind, asked.Period, asked.Region, files, Giver)
            {
                Source = given["source"] ?? "",
                DefinitionChanges = given["definition"] ?? "",
            };
            var done = await new ImportFacts(workspace, catalogue.Dictionary, catalogue.Version).RunAsync(giving, null, cancel);
            return done.TryGet(out var receipt) ? Tell(receipt, given.Words) : Terminal.Refuse(done.Problems);
        }
        finally
        {
            foreach (var stream in streams) await stream.DisposeAsync();
        }
    }

    private static Result<(ImportKind Kind, int Period, int Region)> Read(Arguments given)
    {
        if (given["kind"] is not { } word) return UsageProblems.Absent("--kind", Verb.Usage);
        if (ImportKinds.Parse(word) is not { } kind) return UsageProblems.Value("--kind", word, string.Join("、", ImportKinds.Words));
        if (!TryWhole(given["period"], out var period)) return UsageProblems.Value("--period", given["period"] ?? "", "年度，如 2025");
        if (!TryWhole(given["region"], out var region)) return UsageProblems.Value("--region", given["region"] ?? "", "六位行政区划代码");
        if (given.Words is []) return UsageProblems.Absent("文件", Verb.Usage);
        return given.Words.FirstOrDefault(path => !File.Exists(path)) is { } absent
            ? UsageProblems.FileAbsent(absent) : (kind, period, region);
    }

    private static bool TryWhole(string? typed, out int value) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static int Tell(ImportReceipt receipt, IReadOnlyList<string> paths)
    {
        foreach (var warning in receipt.Outcome.Warnings) Console.Error.WriteLine("提示 " + warning);
        if (receipt.Snapshot is { } snapshot)
        {
            Console.Error.WriteLine($"已导入 {snapshot.RowCount} 行，快照 {snapshot.Id}。");
            Console.WriteLine(snapshot.Hash);
            return ExitCode.Done;
        }
        for (var i = 0; i < paths.Count; i++)
        {
            var copy = FreeNameBeside(paths[i]);
            using var stream = new FileStream(copy, FileMode.CreateNew);
            ErrorCopy.Write(receipt.Request, receipt.Outcome, i, stream);
            Console.Error.WriteLine($"错误已标注在 {copy}");
        }
        Console.Error.WriteLine($"共 {receipt.Outcome.ProblemCount} 处错误，没有存入任何数据。");
        return Terminal.Refuse(receipt.Outcome.Problems);
    }

    // a.xlsx and a.csv both become a-错误标注.xlsx, and an earlier copy may hold corrections: nothing is overwritten.
    private static string FreeNameBeside(string path)
    {
        var wanted = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, ErrorCopy.NameFor(path));
        var free = wanted;
        for (var number = 2; File.Exists(free); number++)
            free = Path.ChangeExtension(wanted, null) + FormattableString.Invariant($"-{number}.xlsx");
        return free;
    }
}
