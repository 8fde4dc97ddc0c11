namespace Hengjian.Kernel;

/// <summary>Something a user can put right: what is wrong, where, and what would be right. Returned, never thrown.</summary>
/// <param name="Code">Stable: HJI indicators, HJA audit, HJD documents, HJP process, HJS security, then four digits.</param>
/// <param name="Message">Chinese, one or two sentences, ends with a full stop.</param>
/// <param name="Where">Chinese place: 第 3 行第 5 列, 方案第 12 项, a file name; null when there is no narrower place.</param>
/// <param name="Expected">Chinese: what would be right, or the nearest known name; null when the message says it.</param>
public sealed record Problem(string Code, string Message, string? Where = null, string? Expected = null)
{
    /// <summary>The stretch of the typed text that is wrong; null when the problem is not about one.</summary>
    public TextMark? Mark { get; init; }

    /// <summary>The whole text as shown in a terminal or a toast.</summary>
    public override string ToString() =>
        Code + (Where is null ? " " : " " + Where + "：") + Message + (Expected is null ? "" : " 应为：" + Expected);
}

/// <summary>A stretch of a text somebody typed.</summary>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="Length">Number of UTF-16 units; 0 is a place between characters.</param>
/// <param name="Fix">What would be right in its place; null when nothing near is known.</param>
public sealed record TextMark(int Start, int Length, string? Fix = null);
