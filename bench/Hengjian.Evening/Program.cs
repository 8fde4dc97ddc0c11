using Hengjian.Evening;

// The last evening of a round, from a second process on loopback:
// load --data DIR [--postgres CLUSTER] [--clerks 500] [--minutes 10] [--ramp-seconds 60] [--server DLL]
// kill --data DIR [--postgres CLUSTER] [--times 200] [--seed 1] [--server DLL]
// DIR is a demo workspace, made when it is not there; CLUSTER is a folder for a PostgreSQL of its own, flushed to disk as in production.
var options = new Options(args);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
switch (args.FirstOrDefault())
{
    case "load":
        return await LoadRun.RunAsync(options, stop.Token);
    case "kill":
        return await KillRun.RunAsync(options, stop.Token);
    default:
        Console.Error.WriteLine("load or kill; see the comment in Program.cs");
        return 2;
}
