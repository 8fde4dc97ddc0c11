using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hengjian.Evening;

/// <summary>The requests of one upload, as the page's script sends them.</summary>
internal sealed class UploadTalk(ClerkSession session, string name, byte[] content, Guid op)
{
    private const string Root = "/evidence/uploads";

    /// <summary>Hash of the file.</summary>
    public string Sha256 { get; } = Papers.HashOf(content);

    /// <summary>Bytes of the file.</summary>
    public long Size => content.Length;

    /// <summary>Announces the file; sent again it finds the same upload.</summary>
    public async Task<(HttpStatusCode Status, Guid Id, long Received)> BeginAsync(CancellationToken cancel)
    {
        using var body = JsonContent.Create(new { unit = (string?)null, name, size = content.LongLength, sha256 = Sha256, op });
        var (status, answer) = await session.SendAsync(HttpMethod.Post, Root, body, cancel);
        return status == HttpStatusCode.OK ? (status, Guid(answer), Number(answer, "received")) : (status, default, 0);
    }

    /// <summary>Asks how far the server is.</summary>
    public async Task<long> ReceivedAsync(Guid id, CancellationToken cancel) => Number(await session.OpenAsync($"{Root}/{id}", cancel), "received");

    /// <summary>Sends a piece.</summary>
    public async Task<(HttpStatusCode Status, long Received)> PieceAsync(Guid id, long offset, int length, CancellationToken cancel)
    {
        using var body = new ByteArrayContent(content, (int)offset, length);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var hash = Papers.HashOf(content.AsSpan((int)offset, length));
        var (status, answer) = await session.SendAsync(HttpMethod.Patch, $"{Root}/{id}?offset={offset}", body, cancel, ("X-Chunk-SHA256", hash));
        return (status, status == HttpStatusCode.OK ? Number(answer, "received") : 0);
    }

    /// <summary>Ends it; sent again it gets the same answer.</summary>
    public async Task<(HttpStatusCode Status, long Version, string? Sha256)> EndAsync(Guid id, CancellationToken cancel)
    {
        using var body = JsonContent.Create(new { title = Path.GetFileNameWithoutExtension(name) });
        var (status, answer) = await session.SendAsync(HttpMethod.Post, $"{Root}/{id}/done", body, cancel);
        if (status != HttpStatusCode.OK) return (status, 0, null);
        using var document = JsonDocument.Parse(answer);
        return (status, document.RootElement.GetProperty("version").GetInt64(), document.RootElement.GetProperty("sha256").GetString());
    }

    private static Guid Guid(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("id").GetGuid();
    }

    private static long Number(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetInt64();
    }
}
