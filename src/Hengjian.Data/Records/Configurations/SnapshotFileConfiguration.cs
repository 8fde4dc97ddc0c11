using Hengjian.Domain.Snapshots;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SnapshotFileConfiguration : IEntityTypeConfiguration<SnapshotFile>
{
    public void Configure(EntityTypeBuilder<SnapshotFile> builder)
    {
        builder.ToTable("snapshot_files");
        builder.Property(f => f.Name).HasMaxLength(SnapshotFile.LongestName);
        builder.Property(f => f.Sha256).HasMaxLength(64);
    }
}
