using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hengjian.Domain.People;

/// <summary>What sort of duty an entry of the list is, in the order of the list.</summary>
public enum HandoverKind
{
    /// <summary>任职: given to the receiver with the act.</summary>
    Post = 0,

    /// <summary>授权: taken back and given by the security administrator.</summary>
    Right = 1,

    /// <summary>承办任务 that are not merged.</summary>
    Part = 2,

    /// <summary>填报草稿: values typed by the giver that are not sealed.</summary>
    Draft = 3,

    /// <summary>文字草稿: texts last written by the giver.</summary>
    Text = 4,

    /// <summary>批注: remarks not dealt with that the giver wrote or has to answer.</summary>
    Question = 5,

    /// <summary>未传完的文件.</summary>
    Upload = 6,

    /// <summary>待办.</summary>
    Task = 7,
}

/// <summary>One line of the list.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Id">Names the record: part:12.</param>
/// <param name="Text">Chinese.</param>
/// <param name="Due">Last day; null for none.</param>
public sealed record HandoverEntry(HandoverKind Kind, string Id, string Text, DateOnly? Due = null)
{
    /// <summary>Number of the record it names; 0 when it is none.</summary>
    public long Number => long.TryParse(Id.AsSpan(Id.IndexOf(':', StringComparison.Ordinal) + 1), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>
/// 移交清单: everything open that one person of a unit answers for, as both see it before they agree. It is known by its hash: the same
/// duties between the same two give the same text.
/// </summary>
/// <param name="Unit">Id of the unit.</param>
/// <param name="From">Sign-in name of who gives.</param>
/// <param name="To">Sign-in name of who receives.</param>
/// <param name="Entries">By kind, then by number.</param>
public sealed record HandoverList(string Unit, string From, string To, IReadOnlyList<HandoverEntry> Entries)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter<HandoverKind>(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The entries of a kind.</summary>
    public IEnumerable<HandoverEntry> Of(HandoverKind kind) => Entries.Where(e => e.Kind == kind);

    /// <summary>The list as it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>A kept list.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static HandoverList Read(string json) => JsonSerializer.Deserialize<HandoverList>(json, Json) ?? throw new JsonException("An empty list.");

    /// <summary>SHA-256 of a kept list, lower-case hex.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>What this list has that the other has not, and the other way round.</summary>
    public (IReadOnlyList<HandoverEntry> Added, IReadOnlyList<HandoverEntry> Gone) Against(HandoverList older) =>
        ([.. Entries.Except(older.Entries)], [.. older.Entries.Except(Entries)]);
}

/// <summary>Words of the list.</summary>
public static class HandoverKinds
{
    /// <summary>All in the order of the list.</summary>
    public static IReadOnlyList<HandoverKind> All { get; } = Enum.GetValues<HandoverKind>();

    /// <summary>Chinese name.</summary>
    public static string NameOf(this HandoverKind kind) => kind switch
    {
        HandoverKind.Post => "任职",
        HandoverKind.Right => "授权",
        HandoverKind.Part => "承办任务",
        HandoverKind.Draft => "填报草稿",
        HandoverKind.Text => "自评文字",
        HandoverKind.Question => "未处理的批注",
        HandoverKind.Upload => "未传完的文件",
        HandoverKind.Task => "其他待办",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Chinese: what becomes of such entries when the list is accepted.</summary>
    public static string FateOf(this HandoverKind kind) => kind switch
    {
        HandoverKind.Post => "接收当日移交人任职结束，接收人任职开始。",
        HandoverKind.Right => "由安全管理员在“授权建议”里收回移交人的、授予接收人。",
        HandoverKind.Part => "由接收人继续办理；已写的记录仍署原经办人。",
        HandoverKind.Draft => "数据留在表中，由接收人核对后继续填报；每次修改的历史不变。",
        HandoverKind.Text => "文字留在原处，由接收人续写；正在编辑的锁同时转给接收人。",
        HandoverKind.Question => "由接收人答复或处理。",
        HandoverKind.Upload => "已传的部分不转移，由接收人重新上传。",
        HandoverKind.Task => "指定给移交人的转给接收人；单位共有的随岗位办理。",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Chinese name of a state.</summary>
    public static string NameOf(this HandoverState state) => state switch
    {
        HandoverState.Prepared => "待接收",
        HandoverState.Accepted => "已接收",
        HandoverState.Withdrawn => "已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
