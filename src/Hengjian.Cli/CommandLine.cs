using Hengjian.Cli.Usage;
using Hengjian.Cli.Verbs;
using Hengjian.Kernel;

namespace Hengjian.Cli;

/// <summary>The <c>hengjian</c> command: finds the verb, reads its arguments, runs it.</summary>
internal static class CommandLine
{
    private static readonly Verb[] Verbs = [AccountVerb.Verb, AuditVerb.Verb, ComputeVerb.Verb, CorrectVerb.Verb, DemoVerb.Verb, DocsVerb.Verb, ImportVerb.Verb, InitVerb.Verb, ReportVerb.Verb, VerifyVerb.Verb];

    public static async Task<int> RunAsync(string[] typed, CancellationToken cancel)
    {
        if (typed is [] or ["--help" or "-h" or "help"]) return Help();
        var verb = Array.Find(Verbs, v => v.Name == typed[0]);
        if (verb is null) return Terminal.Refuse([UsageProblems.VerbUnknown(typed[0], NearestName.Of(typed[0], Verbs.Select(v => v.Name)))]);
        var arguments = Arguments.Parse(typed.Skip(1), verb);
        return arguments.TryGet(out var given) ? await verb.Run(given, cancel) : Terminal.Refuse(arguments.Problems);
    }

    private static int Help()
    {
        Console.WriteLine("衡鉴：对人民政府履行教育职责评价。用法：");
        foreach (var verb in Verbs) Console.WriteLine($"  hengjian {verb.Name} {verb.Usage}\n      {verb.Purpose}");
        return ExitCode.Done;
    }
}
