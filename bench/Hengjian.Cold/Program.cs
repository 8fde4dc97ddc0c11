using System.Globalization;
using Hengjian.Benchmarks;

// What a whole process needs, without the libraries of the other benchmarks:
// ingest DATA MANIFEST RUNS: a folder of CSV files to stored snapshots.
// snapshots DATA MANIFEST STORE: the data set as stored snapshots; cold DATA MANIFEST STORE: from there to all answers, once.
switch (args)
{
    case ["ingest", var data, var manifest, var runs]:
        return IngestRun.Run(data, manifest, int.Parse(runs, CultureInfo.InvariantCulture));
    case ["snapshots", var data, var manifest, var store]:
        return ColdRun.Prepare(data, manifest, store);
    case ["cold", var data, var manifest, var store]:
        return await ColdRun.RunAsync(data, manifest, store);
    default:
        Console.Error.WriteLine("ingest, snapshots or cold; see the comment in Program.cs");
        return 2;
}
