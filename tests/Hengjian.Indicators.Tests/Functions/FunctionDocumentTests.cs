using System.Runtime.CompilerServices;
using Hengjian.Indicators.Functions;

namespace Hengjian.Indicators.Tests.Functions;

public sealed class FunctionDocumentTests
{
    private const string Start = "rewrite -->\n";
    private const string End = "<!-- end -->";

    [Fact]
    public void FunctionTable_IsWhatTheBinderAccepts()
    {
        var file = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/formula-language.md");
        var text = File.ReadAllText(file);
        var start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("HENGJIAN_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, text[..start] + Table() + text[end..]);
            return;
        }
        Assert.Equal(Table(), text[start..end], ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Names_AreUnique() =>
        Assert.Equal(FunctionList.All.Count, FunctionList.All.Select(f => f.Name).Distinct().Count());

    private static string Table() =>
        "| function | family | Chinese | meaning |\n| --- | --- | --- | --- |\n"
        + string.Concat(FunctionList.All.Select(f => $"| `{f.Signature}` | {f.Family.ToString().ToLowerInvariant()} | {f.NameZh} | {f.Doc} |\n"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
