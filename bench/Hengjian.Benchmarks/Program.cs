using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Hengjian.Benchmarks;

if (args is ["peer", var data, var manifest, var runs])
    return PeerRun.Run(data, manifest, int.Parse(runs, System.Globalization.CultureInfo.InvariantCulture));
if (args is ["peer", var one, var its, var repeated, var query])
    return PeerRun.Run(one, its, int.Parse(repeated, System.Globalization.CultureInfo.InvariantCulture), int.Parse(query, System.Globalization.CultureInfo.InvariantCulture));

// index DATA MANIFEST RUNS OUT: query 4 alone, its result file, and where its time goes.
if (args is ["index", var folder, var files, var times, var target])
    return IndexRun.Report(folder, files, int.Parse(times, System.Globalization.CultureInfo.InvariantCulture), target);

// correct DATA MANIFEST RUNS: one corrected row, from the dataset in memory to values, scores, ranks and findings.
if (args is ["correct", var correctedData, var correctedManifest, var correctedRuns])
    return CorrectionReport.Run(correctedData, correctedManifest, int.Parse(correctedRuns, System.Globalization.CultureInfo.InvariantCulture));

// workspace DATA MANIFEST SCHEME DIR: the national data set as a workspace that the web application can open.
if (args is ["workspace", var csvFolder, var csvManifest, var schemeFile, var newWorkspace])
    return await NationalWorkspace.MakeAsync(csvFolder, csvManifest, schemeFile, newWorkspace);

// what-if RUNS: how long a what-if takes for the demo province and for an invented nation.
if (args is ["what-if", var repeats])
    return await WhatIfReport.RunAsync(int.Parse(repeats, System.Globalization.CultureInfo.InvariantCulture));

// copied REPORTS CHARACTERS OUT: planted copies among invented reports, found or not, with time and memory.
if (args is ["copied", var howMany, var howLong, var copiedTarget])
    return CopiedReport.Run(int.Parse(howMany, System.Globalization.CultureInfo.InvariantCulture), int.Parse(howLong, System.Globalization.CultureInfo.InvariantCulture), copiedTarget);

// clickhouse DATA MANIFEST RUNS: the same queries on one and on three ClickHouse servers of this machine.
if (args is ["clickhouse", var nation, var meant, var turns])
    return await ClickHouseRun.RunAsync(nation, meant, int.Parse(turns, System.Globalization.CultureInfo.InvariantCulture));

if (args is not ([] or ["micro", ..]))
{
    Console.Error.WriteLine("peer, correct, workspace, index, what-if, copied, clickhouse or micro; see the comments in Program.cs");
    return 2;
}

// In process: the artifacts layout of this repository is not the one BenchmarkDotNet's own build expects.
BenchmarkRunner.Run<EvaluationBenchmarks>(
    ManualConfig.Create(DefaultConfig.Instance)
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(7))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithOptions(ConfigOptions.DisableOptimizationsValidator)
        .WithArtifactsPath(args is ["micro", var path] ? path : "bench/results/run"));
return 0;
