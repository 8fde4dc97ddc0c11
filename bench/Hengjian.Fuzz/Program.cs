using System.Globalization;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Fuzz;

// dotnet run -c Release --project bench/Hengjian.Fuzz -- --seconds 3600 --seed 7 --corpus tests/fuzz/formulas --save /tmp/found
var given = new Dictionary<string, string>(StringComparer.Ordinal);
for (var i = 0; i + 1 < args.Length; i += 2) given[args[i]] = args[i + 1];
var seconds = double.Parse(given.GetValueOrDefault("--seconds", "60"), CultureInfo.InvariantCulture);
var seed = ulong.Parse(given.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture);
var first = long.Parse(given.GetValueOrDefault("--from", "0"), CultureInfo.InvariantCulture);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

// --mode reports: Word files and texts instead of formulas, started from tests/fuzz/reports.
if (given.GetValueOrDefault("--mode") == "reports")
{
    var seeds = ReportFuzzRun.Seeds(given.GetValueOrDefault("--corpus", "tests/fuzz/reports"));
    return new ReportFuzzRun(seeds, seed, given.GetValueOrDefault("--save")).Run(first, TimeSpan.FromSeconds(seconds), Console.Out, stop.Token) == 0 ? 0 : 1;
}
var corpus = FuzzCorpus.Read(given.GetValueOrDefault("--corpus", "tests/fuzz/formulas"));
var files = new FileJudge(DefinitionFiles.Read(DefinitionFiles.CatalogueFolder), DefinitionFiles.Read(DefinitionFiles.SchemeFolder));
var run = new FuzzRun(DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value, corpus, seed, files, given.GetValueOrDefault("--save"));
var found = run.Run(first, TimeSpan.FromSeconds(seconds), Console.Out, stop.Token);
return found == 0 ? 0 : 1;
