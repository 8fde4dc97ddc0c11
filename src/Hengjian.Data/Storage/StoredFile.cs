namespace Hengjian.Data.Storage;

/// <summary>A file as a manifest lists it.</summary>
/// <param name="Name">Inside the directory of its manifest.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
public sealed record StoredFile(string Name, long Size, string Sha256);
