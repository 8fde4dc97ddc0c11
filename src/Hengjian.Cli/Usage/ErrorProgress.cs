namespace Hengjian.Cli.Usage;

/// <summary>Tells on stderr what is being done, at once and in order (Progress&lt;T&gt; would not).</summary>
internal sealed class ErrorProgress(string verb) : IProgress<string>
{
    public void Report(string value) => Console.Error.WriteLine($"{verb} {value}");
}
