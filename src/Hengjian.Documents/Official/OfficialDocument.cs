namespace Hengjian.Documents.Official;

/// <summary>公文 (GB/T 9704): a report, notice or letter, as content; <see cref="OfficialDocx"/> gives it its looks.</summary>
/// <param name="Title">标题, one entry a line, 梯形 or 菱形 as the author breaks it.</param>
/// <param name="Blocks">The text in order.</param>
/// <param name="Properties">What the file says about itself.</param>
public sealed record OfficialDocument(
    IReadOnlyList<string> Title, IReadOnlyList<OfficialBlock> Blocks, OfficialProperties Properties)
{
    /// <summary>发文字号: 临教督〔2026〕3号; null when it has none.</summary>
    public string? Number { get; init; }

    /// <summary>主送机关, without the colon; null when it has none.</summary>
    public string? Addressee { get; init; }

    /// <summary>附件说明: names of the annexes in order; printed after the text.</summary>
    public IReadOnlyList<string> Annexes { get; init; } = [];

    /// <summary>署名 and 成文日期; null when the document is not signed.</summary>
    public OfficialSignature? Signature { get; init; }
}

/// <summary>发文机关署名 and 成文日期.</summary>
/// <param name="Office">Who issues it.</param>
/// <param name="Date">The day, printed 2026年3月1日.</param>
public sealed record OfficialSignature(string Office, DateOnly Date);

/// <summary>Core properties of the file. The clock is the caller's, so that the same content gives the same bytes.</summary>
/// <param name="Title">Title shown by file managers.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="Created">When.</param>
public sealed record OfficialProperties(string Title, string Creator, DateTimeOffset Created);

/// <summary>A part of the text. Closed set.</summary>
public abstract record OfficialBlock
{
    private protected OfficialBlock()
    {
    }
}

/// <summary>A heading, with its number already in the text (see <see cref="OfficialNumbers"/>).</summary>
/// <param name="Level">1: 一、 (黑体); 2: （一） (楷体); 3: 1. (仿宋, bold).</param>
/// <param name="Text">The heading.</param>
public sealed record OfficialHeading(int Level, string Text) : OfficialBlock;

/// <summary>A paragraph of the body, indented by two characters.</summary>
/// <param name="Runs">Its parts.</param>
public sealed record OfficialParagraph(IReadOnlyList<OfficialRun> Runs) : OfficialBlock
{
    /// <summary>A paragraph of plain text.</summary>
    public OfficialParagraph(string text)
        : this([new OfficialRun(text)])
    {
    }

    /// <summary>The paragraph as text.</summary>
    public string Text => string.Concat(Runs.Select(r => r.Text));
}

/// <summary>A part of a paragraph.</summary>
/// <param name="Text">The text.</param>
public sealed record OfficialRun(string Text)
{
    /// <summary>Bold, as a clause's lead.</summary>
    public bool Bold { get; init; }

    /// <summary>A Word comment on this part, for the editor; null when there is none.</summary>
    public string? Comment { get; init; }
}

/// <summary>A table; its header row repeats on every page.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The cells, as many as there are columns.</param>
public sealed record OfficialTable(IReadOnlyList<OfficialColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : OfficialBlock
{
    /// <summary>表题 above the table; empty when there is none.</summary>
    public string Caption { get; init; } = "";
}

/// <summary>A table column.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="Width">Share of the table's width, in any unit.</param>
public sealed record OfficialColumn(string Header, double Width)
{
    /// <summary>Numbers stand right, texts left, short codes in the middle.</summary>
    public OfficialAlignment Alignment { get; init; }
}

/// <summary>Where the text of a column stands.</summary>
public enum OfficialAlignment
{
    /// <summary>Left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>Right.</summary>
    Right,
}

/// <summary>附件: begins on a new page with its label and title.</summary>
/// <param name="Label">附件1.</param>
/// <param name="Title">Title, one entry a line.</param>
public sealed record OfficialAnnex(string Label, IReadOnlyList<string> Title) : OfficialBlock;

/// <summary>A heading number in the way of 公文.</summary>
public static class OfficialNumbers
{
    /// <summary>Chinese numeral of a number from 1 to 99: 十二.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or above 99.</exception>
    public static string Chinese(int number)
    {
        const string digits = "零一二三四五六七八九";
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        if (number < 10) return digits[number].ToString();
        var tens = number / 10 == 1 ? "十" : digits[number / 10] + "十";
        return number % 10 == 0 ? tens : tens + digits[number % 10];
    }

    /// <summary>一、</summary>
    public static string First(int number) => Chinese(number) + "、";

    /// <summary>（一）</summary>
    public static string Second(int number) => "（" + Chinese(number) + "）";

    /// <summary>1.</summary>
    public static string Third(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + ".";

    /// <summary>一是</summary>
    public static string Clause(int number) => Chinese(number) + "是";

    /// <summary>2026年3月1日, without leading zeros, as 公文 write it.</summary>
    public static string Date(DateOnly date) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
}
