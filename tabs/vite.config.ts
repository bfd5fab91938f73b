import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Chunks that change only when a library does, so that browsers keep them from one release to the next. */
const libraries = [
  { name: 'teams', test: /node_modules[\\/]@microsoft[\\/]teams-js/ },
  { name: 'fluent', test: /node_modules[\\/](@fluentui|@griffel|tabster|keyborg|@floating-ui|@swc)/ },
  {
    name: 'react',
    test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next)[\\/]/,
  },
  { name: 'edge', test: /node_modules[\\/](zod|oauth4webapi)[\\/]/ },
];

export default defineConfig({
  base: '/tabs/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output: { codeSplitting: { groups: libraries } } },
  },
});
