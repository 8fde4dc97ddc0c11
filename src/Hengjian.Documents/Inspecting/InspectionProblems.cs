using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Documents.Inspecting;

/// <summary>Every reason for which a file is not taken as evidence: HJD0840–HJD0869.</summary>
public static class InspectionProblems
{
    private static readonly string Taken = string.Join("、", EvidenceTypes.Extensions.Select(e => e[1..]));

    /// <summary>An extension that is not on the list.</summary>
    public static Problem KindNotTaken(string extension) => new("HJD0840",
        extension.Length == 0 ? "文件没有扩展名，不知道是什么文件。" : $"不接收 {extension} 文件。", null, Taken + " 文件");

    /// <summary>WPS's own formats.</summary>
    public static Problem Wps(string extension, string saveAs) =>
        new("HJD0841", $"{extension} 是 WPS 自有格式，核查人员的电脑不一定打得开。", null, $"用 WPS 打开后另存为 {saveAs}");

    /// <summary>An Office format with macros by its name.</summary>
    public static Problem MacroFormat(string extension) =>
        new("HJD0842", $"{extension} 是带宏的格式，为安全起见不接收。", null, "另存为不带宏的 docx 或 xlsx");

    /// <summary>Archives.</summary>
    public static Problem Archive(string extension) =>
        new("HJD0843", $"不接收压缩包（{extension}）：核查人员要能直接看到每份材料。", null, "解压后把里面的文件逐个上传，可以一次选多个");

    /// <summary>Programs and scripts.</summary>
    public static Problem Program(string extension) => new("HJD0844", $"{extension} 是程序或脚本，不接收。", null, Taken + " 文件");

    /// <summary>Contents that are not what the extension says.</summary>
    public static Problem Disguised(string extension, string really) =>
        new("HJD0845", $"扩展名是 {extension}，内容其实是{really}。", null, "扩展名与内容一致的文件；不要靠改名来换格式");

    /// <summary>No byte at all.</summary>
    public static Problem Empty() => new("HJD0846", "文件是空的（0 字节），可能没有复制完整。");

    /// <summary>Too large.</summary>
    public static Problem TooLarge(long most) =>
        new("HJD0847", string.Create(CultureInfo.InvariantCulture, $"文件超过 {most >> 20} MB。"), null, "降低扫描分辨率，或拆成几个文件");

    /// <summary>Not readable as what it should be.</summary>
    public static Problem Damaged(string what, string detail) => new("HJD0848", $"{what}不完整或已损坏（{detail}）。", null, "能正常打开的文件，必要时另存一份再上传");

    /// <summary>Opens with a password only.</summary>
    public static Problem Encrypted(string what) => new("HJD0849", $"{what}设了密码或权限限制，无法检查内容，核查人员也可能打不开。", null, "去掉密码和限制后另存");

    /// <summary>Macros inside.</summary>
    public static Problem Macros(string part) => new("HJD0850", "文件里带有宏，为安全起见不接收。", part, "另存为不带宏的 docx 或 xlsx");

    /// <summary>Objects packed into an Office file.</summary>
    public static Problem Embedded(string part) => new("HJD0851", "文件里嵌着别的文件或控件，为安全起见不接收。", part, "把嵌入的文件取出单独上传，文中的对象改为图片");

    /// <summary>Links that fetch something when the file is opened.</summary>
    public static Problem OuterLink(string part, string target) =>
        new("HJD0852", $"文件打开时会去读别处的内容（{target}），交出去以后别人看到的可能不一样。", part, "断开链接：Excel 在“数据 → 编辑链接”，Word 把链接的图片改为嵌入");

    /// <summary>More than the limits when unpacked.</summary>
    public static Problem Bomb(string message, string? part) => new("HJD0853", message, part);

    /// <summary>Archives inside archives.</summary>
    public static Problem TooDeep(string part) => new("HJD0854", "文件里的文件又套着文件，超过两层。", part, "把里层的文件取出单独上传");

    /// <summary>Scripts, programs or attachments in a PDF.</summary>
    public static Problem ActivePdf(string what) => new("HJD0855", $"PDF 里带有{what}，为安全起见不接收。", null, "用“打印到 PDF”重新生成一份");

    /// <summary>Objects of a PDF that cannot be looked into.</summary>
    public static Problem HiddenPdf(string what) => new("HJD0856", $"PDF 的一部分无法检查（{what}），不能确认没有脚本。", null, "用“打印到 PDF”重新生成一份");

    /// <summary>A picture larger than anybody needs.</summary>
    public static Problem TooManyPixels(long width, long height, long most) => new("HJD0857",
        string.Create(CultureInfo.InvariantCulture, $"图片有 {width} × {height} 像素，超过 {most / 1_000_000} 百万像素。"), null, "缩小后再上传");

    /// <summary>Something hangs behind the end of a picture or document.</summary>
    public static Problem Appended(string what, string really) => new("HJD0858", $"{what}的末尾还接着别的内容（{really}）。", null, "用看图或办公软件打开后另存一份");

    /// <summary>A web page named as text.</summary>
    public static Problem WebPage(string extension) => new("HJD0859", $"扩展名是 {extension}，内容其实是网页。", null, "另存为 PDF，或把正文复制到文档里");

    /// <summary>A text file in no encoding that is taken.</summary>
    public static Problem NotText(string message) => new("HJD0860", message, null, "另存为 UTF-8 或 GBK 编码的文本");
}
