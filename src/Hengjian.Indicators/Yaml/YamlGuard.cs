using Hengjian.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hengjian.Indicators.Yaml;

/// <summary>Refuses what our files never need and a malicious one would use: references, and nesting or size without end.</summary>
internal static class YamlGuard
{
    private const int DeepestNesting = 30;

    // Twenty times our largest file; a hostile one is refused before it is held in memory as a tree.
    private const int MostCharacters = 1_000_000;
    private const int MostNodes = 100_000;
    private const int LongestText = 10_000;

    /// <summary>The problem, or null when the text may be loaded.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static Problem? Refuse(string file, string text)
    {
        if (text.Length > MostCharacters) return YamlProblems.TooBig(file, "文件的字符数", MostCharacters);
        // Events come flat, so that neither depth nor a reference to itself can exhaust the stack here.
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        var nodes = 0;
        var last = 0L;
        while (true)
        {
            try
            {
                if (!parser.MoveNext()) return null;
            }
            catch (InvalidOperationException)
            {
                // YamlDotNet 16 leaves its scanner this way on some broken flow mappings instead of telling where.
                return YamlProblems.Syntax($"{file} 第 {last} 行以后", "花括号或方括号里的写法不对。");
            }
            var now = parser.Current!;
            last = now.End.Line;
            depth += now.NestingIncrease;
            var where = $"{file} 第 {now.Start.Line} 行";
            if (depth > DeepestNesting) return YamlProblems.Syntax(where, $"嵌套太深，最多 {DeepestNesting} 层。");
            if (now is NodeEvent && ++nodes > MostNodes) return YamlProblems.TooBig(where, "键、值和列表项的个数", MostNodes);
            if (now is Scalar { Value.Length: > LongestText }) return YamlProblems.TooBig(where, "一段文字的字符数", LongestText);
            if (now is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                return YamlProblems.Syntax(where, "不用锚点（&）和引用（*）。");
        }
    }
}
