using System.Globalization;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Fuzz;

// dotnet run -c Release --project bench/Hengjian.Fuzz -- --seconds 3600 --seed 7 --corpus tests/fuzz/formulas --save /tmp/found
var given = new Dictionary<string, string>(StringComparer.Ordinal);
for (var i = 0; i + 1 < args.Length; i += 2) given[args[i]] = args[i + 1];
var seconds = double.Parse(given.GetValueOrDefault("--seconds", "60"), CultureInfo.InvariantCulture);
var seed = ulong.Parse(given.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture);
var first = long.Parse(given.GetValueOrDefault("--from", "0"), CultureInfo.InvariantCulture);
var corpus = FuzzCorpus.Read(given.GetValueOrDefault("--corpus", "tests/fuzz/formulas"));
var files = new FileJudge(DefinitionFiles.Read(DefinitionFiles.CatalogueFolder), DefinitionFiles.Read(DefinitionFiles.SchemeFolder));
var run = new FuzzRun(DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value, corpus, seed, files, given.GetValueOrDefault("--save"));
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
var found = run.Run(first, TimeSpan.FromSeconds(seconds), Console.Out, stop.Token);
return found == 0 ? 0 : 1;
