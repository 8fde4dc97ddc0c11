using Hengjian.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class CollectionVersionConfiguration : IEntityTypeConfiguration<CollectionVersionRecord>
{
    public void Configure(EntityTypeBuilder<CollectionVersionRecord> builder)
    {
        builder.ToTable("collection_versions");
        builder.HasKey(r => r.Version);
        builder.Property(r => r.Version).HasMaxLength(64);
        builder.Property(r => r.Parent).HasMaxLength(64);
        builder.Property(r => r.SchemeId).HasMaxLength(60);
        builder.Property(r => r.Reason).HasMaxLength(400);
        builder.Property(r => r.SavedBy).HasMaxLength(40);
        builder.HasIndex(r => r.SchemeId);
    }
}
