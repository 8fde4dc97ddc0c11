using Hengjian.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hengjian.Indicators.Yaml;

/// <summary>Refuses what our files never need and a malicious one would use: references, and nesting without end.</summary>
internal static class YamlGuard
{
    private const int DeepestNesting = 30;

    /// <summary>The problem, or null when the text may be loaded.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static Problem? Refuse(string file, string text)
    {
        // Events come flat, so that neither depth nor a reference to itself can exhaust the stack here.
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var now = parser.Current!;
            depth += now.NestingIncrease;
            if (depth > DeepestNesting) return YamlProblems.Syntax($"{file} 第 {now.Start.Line} 行", "嵌套太深。");
            if (now is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                return YamlProblems.Syntax($"{file} 第 {now.Start.Line} 行", "不用锚点（&）和引用（*）。");
        }
        return null;
    }
}
